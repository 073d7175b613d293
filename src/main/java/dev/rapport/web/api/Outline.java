package dev.rapport.web.api;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Arrays;

/**
 * The peaks of sound whose length is known at its end only: when there are too many, each two become one, and the stretches
 * twice as long. For one thread.
 */
final class Outline {

    private final int most;
    private final int[][] peaks;
    private long framesEach = 1;
    private long frames;

    /** @param most how many peaks there may be, an even number */
    Outline(int tracks, int most) {
        this.most = most;
        this.peaks = new int[tracks][most];
    }

    /** @param length how many bytes of each track are filled with 16-bit samples, the low byte first */
    void add(byte[][] tracks, int length) {
        for (int from = 0; from < length / 2; ) {
            if (frames == framesEach * most) {
                halve();
            }
            int stretch = (int) (frames / framesEach);
            int count = (int) Math.min(length / 2 - from, framesEach * (stretch + 1) - frames);
            for (int track = 0; track < tracks.length; track++) {
                peaks[track][stretch] = Math.max(peaks[track][stretch], peak(tracks[track], from, count));
            }
            frames += count;
            from += count;
        }
    }

    private static int peak(byte[] bytes, int from, int count) {
        ShortBuffer samples =
                ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        int peak = 0;
        for (int i = from; i < from + count; i++) {
            peak = Math.max(peak, Math.abs(samples.get(i)));
        }
        return peak;
    }

    private void halve() {
        for (int[] track : peaks) {
            for (int i = 0; i < most / 2; i++) {
                track[i] = Math.max(track[2 * i], track[2 * i + 1]);
            }
            Arrays.fill(track, most / 2, most, 0);
        }
        framesEach *= 2;
    }

    int[][] peaks() {
        int count = (int) ((frames + framesEach - 1) / framesEach);
        return Arrays.stream(peaks).map(track -> Arrays.copyOf(track, count)).toArray(int[][]::new);
    }
}
