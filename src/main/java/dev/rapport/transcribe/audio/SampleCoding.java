package dev.rapport.transcribe.audio;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * How one sample is written in a WAV file, and how to read it as a 16-bit one.
 *
 * <p>µ-law and A-law are those of ITU-T G.711. Floating-point samples are of the range -1 to 1; what lies beyond is
 * clipped.
 */
enum SampleCoding {
    PCM_8(1, 8) {
        @Override
        short next(ByteBuffer bytes) {
            return (short) (((bytes.get() & 0xFF) - 128) << 8);
        }
    },
    PCM_16(1, 16) {
        @Override
        short next(ByteBuffer bytes) {
            return bytes.getShort();
        }
    },
    PCM_24(1, 24) {
        @Override
        short next(ByteBuffer bytes) {
            bytes.get();
            return bytes.getShort();
        }
    },
    PCM_32(1, 32) {
        @Override
        short next(ByteBuffer bytes) {
            return (short) (bytes.getInt() >> 16);
        }
    },
    FLOAT_32(3, 32) {
        @Override
        short next(ByteBuffer bytes) {
            return clip(bytes.getFloat());
        }
    },
    FLOAT_64(3, 64) {
        @Override
        short next(ByteBuffer bytes) {
            return clip(bytes.getDouble());
        }
    },
    A_LAW(6, 8) {
        @Override
        short next(ByteBuffer bytes) {
            return Companding.A_LAW[bytes.get() & 0xFF];
        }
    },
    MU_LAW(7, 8) {
        @Override
        short next(ByteBuffer bytes) {
            return Companding.MU_LAW[bytes.get() & 0xFF];
        }
    };

    private final int tag;
    private final int bits;

    SampleCoding(int tag, int bits) {
        this.tag = tag;
        this.bits = bits;
    }

    /** Reads the next sample of a little-endian buffer. */
    abstract short next(ByteBuffer bytes);

    int bytes() {
        return bits / 8;
    }

    /** The one that a header names by its format tag and its bits per sample. */
    static Optional<SampleCoding> of(int tag, int bits) {
        return Arrays.stream(values())
                .filter(coding -> coding.tag == tag && coding.bits == bits)
                .findFirst();
    }

    private static short clip(double value) {
        return Double.isNaN(value)
                ? 0
                : (short) Math.clamp(Math.round(value * 32767), Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
