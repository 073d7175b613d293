package dev.rapport.transcribe.audio;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The files that a recording may lie in, by their first bytes, and by what name ffmpeg knows them.
 *
 * <p>Only these: ffmpeg is never left to guess, since among the formats that it knows are lists of other files and
 * addresses, which it would go and read. Sources: the formats' own definitions; for MPEG audio ISO 11172-3, 2.4.1.3, for
 * ADTS ISO 13818-7.
 */
enum Container {
    WAVE("wav", "audio/wav") {
        @Override
        boolean recognises(Head head) {
            return (head.has(0, "RIFF") || head.has(0, "RIFX") || head.has(0, "RF64") || head.has(0, "BW64"))
                    && head.has(8, "WAVE");
        }
    },
    WAVE_64("w64", "audio/x-w64") {
        @Override
        boolean recognises(Head head) {
            return head.has(0, "riff\u002e\u0091\u00cf\u0011");
        }
    },
    AIFF("aiff", "audio/aiff") {
        @Override
        boolean recognises(Head head) {
            return head.has(0, "FORM") && (head.has(8, "AIFF") || head.has(8, "AIFC"));
        }
    },
    AU("au", "audio/basic") {
        @Override
        boolean recognises(Head head) {
            return head.has(0, ".snd");
        }
    },
    CAF("caf", "audio/x-caf") {
        @Override
        boolean recognises(Head head) {
            return head.has(0, "caff");
        }
    },
    OGG("ogg", "audio/ogg") {
        @Override
        boolean recognises(Head head) {
            return head.has(0, "OggS");
        }
    },
    FLAC("flac", "audio/flac") {
        @Override
        boolean recognises(Head head) {
            return head.has(0, "fLaC");
        }
    },
    MP4("mov", "audio/mp4") {
        @Override
        boolean recognises(Head head) {
            return head.has(4, "ftyp");
        }
    },
    WEBM("matroska", "audio/webm") {
        @Override
        boolean recognises(Head head) {
            return head.has(0, EBML) && head.contains("webm");
        }
    },
    MATROSKA("matroska", "audio/x-matroska") {
        @Override
        boolean recognises(Head head) {
            return head.has(0, EBML);
        }
    },
    ASF("asf", "audio/x-ms-wma") {
        @Override
        boolean recognises(Head head) {
            return head.has(0, "\u0030\u0026\u00b2\u0075");
        }
    },
    AMR("amr", "audio/AMR") {
        @Override
        boolean recognises(Head head) {
            return head.has(0, "#!AMR");
        }
    },
    AAC("aac", "audio/aac") {
        @Override
        boolean recognises(Head head) {
            return (head.at(0) & 0xFF) == 0xFF && (head.at(1) & 0xF6) == 0xF0;
        }
    },
    MPEG("mp3", "audio/mpeg") {
        @Override
        boolean recognises(Head head) {
            return head.has(0, "ID3") || isMpegFrame(head);
        }
    };

    private static final String EBML = "\u001a\u0045\u00df\u00a3";

    private final String demuxer;
    private final String mediaType;

    Container(String demuxer, String mediaType) {
        this.demuxer = demuxer;
        this.mediaType = mediaType;
    }

    abstract boolean recognises(Head head);

    String demuxer() {
        return demuxer;
    }

    String mediaType() {
        return mediaType;
    }

    /** The kind of the file that begins with these bytes; an ID3 tag that stands before AAC must have been skipped. */
    static Optional<Container> of(ByteBuffer start) {
        Head head = new Head(start);
        return Arrays.stream(values())
                .filter(container -> container.recognises(head))
                .findFirst();
    }

    /**
     * Whether every browser plays it as it is. In Ogg that depends on the coding; 3GPP is of MP4, but holds AMR; the WAV
     * files that a browser plays are known elsewhere.
     */
    boolean isForBrowsers(ByteBuffer start) {
        Head head = new Head(start);
        return switch (this) {
            case FLAC, MPEG, AAC, WEBM -> true;
            case OGG -> head.contains("OpusHead") || head.contains("\u0001vorbis");
            case MP4 -> !head.has(8, "3g") && !head.has(8, "qt");
            case WAVE, WAVE_64, AIFF, AU, CAF, MATROSKA, ASF, AMR -> false;
        };
    }

    private static boolean isMpegFrame(Head head) {
        int version = head.at(1) >> 3 & 3;
        int layer = head.at(1) >> 1 & 3;
        int bitRate = head.at(2) >> 4 & 15;
        int sampling = head.at(2) >> 2 & 3;
        return (head.at(0) & 0xFF) == 0xFF
                && (head.at(1) & 0xE0) == 0xE0
                && version != 1
                && layer != 0
                && bitRate != 15
                && sampling != 3;
    }

    /** The first bytes of a file. */
    record Head(ByteBuffer bytes) {

        /** 0 beyond the end. */
        byte at(int index) {
            return index < bytes.limit() ? bytes.get(index) : 0;
        }

        boolean has(int at, String latin) {
            byte[] wanted = latin.getBytes(StandardCharsets.ISO_8859_1);
            return bytes.limit() >= at + wanted.length
                    && bytes.slice(at, wanted.length).equals(ByteBuffer.wrap(wanted));
        }

        boolean contains(String latin) {
            return StandardCharsets.ISO_8859_1
                    .decode(bytes.duplicate().rewind())
                    .toString()
                    .contains(latin);
        }
    }
}
