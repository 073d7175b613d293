package dev.rapport.transcribe.audio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Names what a file is that is no recording, so that the reason in quarantine helps. */
final class ForeignFormat {

    private ForeignFormat() {}

    static String describe(ByteBuffer head) {
        String start = StandardCharsets.ISO_8859_1.decode(head.duplicate()).toString();
        if (start.startsWith("%PDF") || start.startsWith("\u0089PNG") || start.startsWith("\u00ff\u00d8\u00ff")) {
            return "it is a document or a picture";
        }
        if (start.startsWith("PK\u0003\u0004")) {
            return "it is a ZIP archive; unpack it";
        }
        return start.chars().allMatch(c -> c == '\n' || c == '\r' || c == '\t' || (c >= ' ' && c != 0x7F))
                ? "it seems to be text"
                : "its first bytes are of no known format";
    }
}
