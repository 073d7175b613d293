package dev.rapport.transcribe.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/**
 * What a stream gave, read to its end.
 *
 * @param loudest the peak of the track that is the most silent
 */
record Heard(long ms, int loudest) {

    static Heard of(PcmStream sound) throws IOException {
        byte[][] block = new byte[sound.tracks()][1 << 15];
        int[] peaks = new int[sound.tracks()];
        long bytes = 0;
        for (int read = sound.read(block); read >= 0; read = sound.read(block)) {
            bytes += read;
            for (int track = 0; track < peaks.length; track++) {
                ShortBuffer samples = ByteBuffer.wrap(block[track], 0, read)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asShortBuffer();
                while (samples.hasRemaining()) {
                    peaks[track] = Math.max(peaks[track], Math.abs(samples.get()));
                }
            }
        }
        int loudest = java.util.Arrays.stream(peaks).min().orElse(0);
        return new Heard(bytes * 500 / sound.rate(), loudest);
    }
}
