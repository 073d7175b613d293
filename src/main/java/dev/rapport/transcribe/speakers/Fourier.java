package dev.rapport.transcribe.speakers;

/**
 * The power spectrum of a frame, by the fast Fourier transform of Cooley and Tukey (1965), radix 2, in place.
 *
 * <p>For one thread; it keeps its work space.
 */
final class Fourier {

    private final int size;
    private final double[] re;
    private final double[] im;
    private final double[] cos;
    private final double[] sin;

    /** @param size a power of two */
    Fourier(int size) {
        this.size = size;
        re = new double[size];
        im = new double[size];
        cos = new double[size / 2];
        sin = new double[size / 2];
        for (int i = 0; i < size / 2; i++) {
            cos[i] = Math.cos(2 * Math.PI * i / size);
            sin[i] = -Math.sin(2 * Math.PI * i / size);
        }
    }

    /** The power at 0 to half of the rate; a frame shorter than the transform is filled up with silence. */
    void power(double[] frame, double[] power) {
        for (int i = 0; i < size; i++) {
            int from = Integer.reverse(i) >>> (32 - Integer.numberOfTrailingZeros(size));
            re[i] = from < frame.length ? frame[from] : 0;
            im[i] = 0;
        }
        for (int half = 1; half < size; half *= 2) {
            butterflies(half);
        }
        for (int i = 0; i < power.length; i++) {
            power[i] = re[i] * re[i] + im[i] * im[i];
        }
    }

    private void butterflies(int half) {
        int step = size / (2 * half);
        for (int start = 0; start < size; start += 2 * half) {
            for (int k = 0; k < half; k++) {
                int top = start + k;
                int low = top + half;
                double wr = cos[k * step];
                double wi = sin[k * step];
                double tr = re[low] * wr - im[low] * wi;
                double ti = re[low] * wi + im[low] * wr;
                re[low] = re[top] - tr;
                im[low] = im[top] - ti;
                re[top] += tr;
                im[top] += ti;
            }
        }
    }
}
