package dev.rapport.capture.call;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * How many tracks the beginning of a file states that is no WAVE.
 *
 * <p>Wanted before anything is decoded, so that each party gets its track. Sources: RFC 9639 (FLAC), RFC 7845 (Opus in Ogg),
 * the Vorbis I specification, the Speex manual, ISO 11172-3 (MPEG audio), RFC 9559 (Matroska), ISO 14496-12 (MP4).
 */
final class StatedTracks {

    private static final int ID3_HEADER = 10;
    private static final int MOST = 8;

    private final byte[] head;
    private final String text;

    StatedTracks(byte[] head) {
        this.head = head;
        text = new String(head, StandardCharsets.ISO_8859_1);
    }

    OptionalInt find() {
        int tracks = 0;
        if (text.startsWith("fLaC")) {
            tracks = (at(20) >> 1 & 7) + 1;
        } else if (text.startsWith("OggS")) {
            tracks = Math.max(Math.max(behind("OpusHead", 9), behind("\u0001vorbis", 11)), behind("Speex   ", 48));
        } else if (text.startsWith("ftyp", 4)) {
            tracks = behind("mp4a", 21);
        } else if (text.startsWith("\u001a\u0045\u00df\u00a3")) {
            tracks = behind("\u009f\u0081", 2);
        } else if (text.startsWith("ID3") || at(0) == 0xFF) {
            tracks = mpeg();
        }
        return tracks < 1 || tracks > MOST ? OptionalInt.empty() : OptionalInt.of(tracks);
    }

    /** The last two bits but six of the fourth byte of a frame: 3 is a single track. */
    private int mpeg() {
        int start = text.startsWith("ID3") ? ID3_HEADER + (at(6) << 21 | at(7) << 14 | at(8) << 7 | at(9)) : 0;
        boolean frame = at(start) == 0xFF && (at(start + 1) & 0xE0) == 0xE0 && (at(start + 1) & 0x06) != 0;
        return !frame ? 0 : at(start + 3) >> 6 == 3 ? 1 : 2;
    }

    private int behind(String mark, int offset) {
        int found = text.indexOf(mark);
        return found < 0 ? 0 : at(found + offset);
    }

    /** 0 beyond what is there. */
    private int at(int index) {
        return index >= 0 && index < head.length ? head[index] & 0xFF : 0;
    }
}
