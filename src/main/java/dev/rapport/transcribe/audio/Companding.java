package dev.rapport.transcribe.audio;

/** The two laws of ITU-T G.711 by which telephone lines squeeze a sample into eight bits, as tables from byte to PCM. */
final class Companding {

    static final short[] MU_LAW = new short[256];
    static final short[] A_LAW = new short[256];

    private static final int MU_BIAS = 0x84;

    static {
        for (int code = 0; code < 256; code++) {
            MU_LAW[code] = muLaw(code);
            A_LAW[code] = aLaw(code);
        }
    }

    private Companding() {}

    private static short muLaw(int code) {
        int bits = ~code & 0xFF;
        int exponent = bits >> 4 & 7;
        int magnitude = (((bits & 0x0F) << 3) + MU_BIAS << exponent) - MU_BIAS;
        return (short) ((bits & 0x80) != 0 ? -magnitude : magnitude);
    }

    private static short aLaw(int code) {
        int bits = code ^ 0x55;
        int exponent = bits >> 4 & 7;
        int mantissa = (bits & 0x0F) << 4;
        int magnitude = exponent == 0 ? mantissa + 8 : mantissa + 0x108 << exponent - 1;
        return (short) ((bits & 0x80) != 0 ? magnitude : -magnitude);
    }
}
