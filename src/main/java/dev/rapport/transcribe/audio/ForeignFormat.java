package dev.rapport.transcribe.audio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Names what a file is that is not read here, so that the reason in quarantine helps. */
final class ForeignFormat {

    private ForeignFormat() {}

    static String describe(ByteBuffer head) {
        String start = StandardCharsets.ISO_8859_1.decode(head.duplicate()).toString();
        if (start.startsWith("ID3") || (start.length() > 1 && start.charAt(0) == 0xFF && start.charAt(1) >= 0xE0)) {
            return "it seems to be MP3 or AAC";
        }
        if (start.startsWith("OggS")) {
            return "it seems to be Ogg (Opus, Vorbis or Speex)";
        }
        if (start.startsWith("fLaC")) {
            return "it seems to be FLAC";
        }
        if (start.startsWith("ftyp", 4)) {
            return "it seems to be MP4 (m4a)";
        }
        if (start.startsWith("#!AMR")) {
            return "it seems to be AMR";
        }
        if (start.startsWith("RIFX")) {
            return "it is a big-endian WAV (RIFX)";
        }
        return start.chars().allMatch(c -> c == '\n' || c == '\r' || c == '\t' || (c >= ' ' && c != 0x7F))
                ? "it seems to be text"
                : "its first bytes are of no known format";
    }
}
