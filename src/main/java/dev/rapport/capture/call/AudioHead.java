package dev.rapport.capture.call;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * What the first bytes of a file tell: whether it is audio, and for RIFF/WAVE how many tracks it states.
 *
 * <p>Whatever names itself as a known container of audio passes, also when its header lies: whether it can be decoded is
 * found out later, and said there. Sources: the containers' own definitions; for MPEG audio ISO 11172-3, 2.4.1.3.
 */
final class AudioHead {

    /** How many first bytes are looked at: the format may come after other chunks. */
    static final int BYTES = 1 << 16;

    private static final long UNKNOWN_LENGTH = 0xFFFF_FFFFL;

    private final byte[] head;

    AudioHead(byte[] head) {
        this.head = head;
    }

    boolean isEmpty() {
        return head.length == 0;
    }

    boolean isAudio() {
        return namesItself() || isMpegAudio();
    }

    /** Whether it says itself what it is, beyond doubt; any sound without a header may begin like MPEG audio. */
    boolean namesItself() {
        return isWave()
                || startsWith('r', 'i', 'f', 'f', 0x2E, 0x91, 0xCF, 0x11) // Sony Wave64
                || startsWith("OggS")
                || startsWith("fLaC")
                || startsWith("ID3")
                || startsWith("#!AMR")
                || startsWith("caff")
                || startsWith(".snd")
                || has(4, "ftyp")
                || (startsWith("FORM") && (has(8, "AIFF") || has(8, "AIFC")))
                || startsWith(0x1A, 0x45, 0xDF, 0xA3) // EBML: Matroska, WebM
                || startsWith(0x30, 0x26, 0xB2, 0x75); // ASF: WMA
    }

    boolean isWave() {
        return (startsWith("RIFF") || startsWith("RF64") || startsWith("BW64") || startsWith("RIFX")) && has(8, "WAVE");
    }

    /** Whether it can be sound without a header, and of this kind if that shows. */
    boolean canBeRaw(String mediaType) {
        if (mediaType.startsWith("audio/GSM")) {
            return head.length >= 33 && (head[0] & 0xF0) == 0xD0; // the signature of each frame
        }
        return !isEmpty() && !isText();
    }

    private boolean isText() {
        for (byte b : head) {
            if (b != '\n' && b != '\r' && b != '\t' && (b < ' ' || b == 0x7F)) {
                return false;
            }
        }
        return true;
    }

    /** How many tracks it states; empty where that is not told at the beginning. */
    OptionalInt tracks() {
        return isWave() ? waveTracks() : new StatedTracks(head).find();
    }

    private OptionalInt waveTracks() {
        if (startsWith("RIFX")) {
            return OptionalInt.empty();
        }
        long at = 12;
        while (at + 12 <= head.length) {
            if (has((int) at, "fmt ")) {
                int tracks = Short.toUnsignedInt(littleEndian().getShort((int) at + 10));
                return tracks == 0 ? OptionalInt.empty() : OptionalInt.of(tracks);
            }
            long size = Integer.toUnsignedLong(littleEndian().getInt((int) at + 4));
            at += 8 + size + size % 2;
        }
        return OptionalInt.empty();
    }

    /** Whether a file of this size seems to be still written: it is empty, or a WAVE file that states another size. */
    boolean looksUnfinished(long size) {
        if (size == 0) {
            return true;
        }
        if (!startsWith("RIFF") || head.length < 8) {
            return false;
        }
        long stated = Integer.toUnsignedLong(littleEndian().getInt(4));
        return stated == 0 || stated == UNKNOWN_LENGTH || stated + 8 > size;
    }

    /** The sync word of a frame of mp3 or AAC, with no field that is forbidden; not the byte order mark of a text. */
    private boolean isMpegAudio() {
        if (head.length < 4 || (head[0] & 0xFF) != 0xFF || (head[1] & 0xE0) != 0xE0 || (head[1] & 0xFF) == 0xFE) {
            return false;
        }
        boolean adts = (head[1] & 0xF6) == 0xF0;
        int version = head[1] >> 3 & 3;
        int layer = head[1] >> 1 & 3;
        int bitRate = head[2] >> 4 & 15;
        int sampling = head[2] >> 2 & 3;
        return adts || (version != 1 && layer != 0 && bitRate != 15 && sampling != 3);
    }

    private ByteBuffer littleEndian() {
        return ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    }

    private boolean startsWith(String text) {
        return has(0, text);
    }

    private boolean startsWith(int... bytes) {
        return head.length >= bytes.length
                && Arrays.equals(
                        bytes,
                        java.util.stream.IntStream.range(0, bytes.length)
                                .map(i -> head[i] & 0xFF)
                                .toArray());
    }

    private boolean has(int at, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        return head.length >= at + wanted.length
                && Arrays.equals(head, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
