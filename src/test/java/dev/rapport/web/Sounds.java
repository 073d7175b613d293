package dev.rapport.web;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Makes small WAV files. */
public final class Sounds {

    private Sounds() {}

    /** µ-law, every byte another, the same on each track. */
    public static byte[] muLaw(int tracks, int rate, int frames) {
        byte[] data = new byte[frames * tracks];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (i / tracks);
        }
        return wav(7, tracks, rate, 8, data);
    }

    public static byte[] wav(int code, int tracks, int rate, int bits, byte[] data) {
        ByteBuffer wav = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(36 + data.length).put(ascii("WAVEfmt ")).putInt(16);
        wav.putShort((short) code).putShort((short) tracks).putInt(rate).putInt(rate * tracks * bits / 8);
        wav.putShort((short) (tracks * bits / 8)).putShort((short) bits);
        wav.put(ascii("data")).putInt(data.length).put(data);
        return wav.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
