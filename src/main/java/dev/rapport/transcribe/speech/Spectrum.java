package dev.rapport.transcribe.speech;

import java.util.Arrays;

/**
 * Finds the strongest lines in the spectrum of a moment: where they are, and what share of the whole power is in them.
 *
 * <p>Sound is brought to 8 to 12 kHz by averaging, then 512 samples (some 60 ms) under a Hann window are transformed
 * (radix-2 FFT); a line's frequency is taken from the parabola through the logarithms of its three middle bins, good to a
 * hertz or two. For one thread.
 */
final class Spectrum {

    static final int LINES = 6;

    private static final int SIZE = 512;
    private static final int LINE_WIDTH = 2;
    private static final double LOWEST_HZ = 90;
    private static final double HIGHEST_HZ = 3800;

    private final int factor;
    private final double binHz;
    private final float[] window = new float[SIZE];
    private final float[] cos = new float[SIZE / 2];
    private final float[] sin = new float[SIZE / 2];
    private final float[] re = new float[SIZE];
    private final float[] im = new float[SIZE];
    private final float[] power = new float[SIZE / 2];

    Spectrum(int rate) {
        factor = Math.max(1, rate / 8000);
        binHz = (double) rate / factor / SIZE;
        for (int i = 0; i < SIZE; i++) {
            window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIZE));
        }
        for (int i = 0; i < SIZE / 2; i++) {
            cos[i] = (float) Math.cos(2 * Math.PI * i / SIZE);
            sin[i] = (float) -Math.sin(2 * Math.PI * i / SIZE);
        }
    }

    /** How many samples it looks at. */
    int samples() {
        return SIZE * factor;
    }

    /** Writes frequency (Hz) and share (0..1) of each line into the two arrays, the strongest first; 0 where there is none. */
    void lines(byte[] pcm, float[] hz, float[] share) {
        transform(pcm);
        int low = (int) Math.ceil(LOWEST_HZ / binHz);
        int high = Math.min(SIZE / 2 - LINE_WIDTH - 1, (int) (HIGHEST_HZ / binHz));
        float whole = 1e-9f;
        for (int bin = low; bin <= high; bin++) {
            whole += power[bin];
        }
        Arrays.fill(hz, 0);
        Arrays.fill(share, 0);
        for (int line = 0; line < LINES; line++) {
            int best = -1;
            for (int bin = low; bin <= high; bin++) {
                if (power[bin] > power[bin - 1]
                        && power[bin] >= power[bin + 1]
                        && (best < 0 || power[bin] > power[best])) {
                    best = bin;
                }
            }
            if (best < 0 || power[best] <= 0) {
                return;
            }
            hz[line] = (float) ((best + offset(best)) * binHz);
            share[line] = take(best) / whole;
        }
    }

    private double offset(int bin) {
        double left = Math.log(power[bin - 1] + 1e-9);
        double middle = Math.log(power[bin] + 1e-9);
        double right = Math.log(power[bin + 1] + 1e-9);
        double bend = left - 2 * middle + right;
        return bend >= 0 ? 0 : Math.clamp(0.5 * (left - right) / bend, -0.5, 0.5);
    }

    /** The power of a line, which is not found again. */
    private float take(int bin) {
        float sum = 0;
        for (int near = bin - LINE_WIDTH; near <= bin + LINE_WIDTH; near++) {
            sum += power[near];
            power[near] = 0;
        }
        return sum;
    }

    private void transform(byte[] pcm) {
        for (int i = 0; i < SIZE; i++) {
            int sum = 0;
            for (int j = 0; j < factor; j++) {
                int at = (i * factor + j) * 2;
                sum += (short) ((pcm[at] & 0xff) | pcm[at + 1] << 8);
            }
            re[i] = window[i] * sum / factor;
        }
        Arrays.fill(im, 0);
        reorder();
        for (int half = 1; half < SIZE; half *= 2) {
            butterflies(half);
        }
        for (int bin = 0; bin < SIZE / 2; bin++) {
            power[bin] = re[bin] * re[bin] + im[bin] * im[bin];
        }
    }

    private void reorder() {
        for (int i = 1, j = 0; i < SIZE; i++) {
            int bit = SIZE >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                float swap = re[i];
                re[i] = re[j];
                re[j] = swap;
            }
        }
    }

    private void butterflies(int half) {
        int step = SIZE / (2 * half);
        for (int start = 0; start < SIZE; start += 2 * half) {
            for (int k = 0; k < half; k++) {
                int a = start + k;
                int b = a + half;
                float tr = re[b] * cos[k * step] - im[b] * sin[k * step];
                float ti = re[b] * sin[k * step] + im[b] * cos[k * step];
                re[b] = re[a] - tr;
                im[b] = im[a] - ti;
                re[a] += tr;
                im[a] += ti;
            }
        }
    }
}
