package dev.rapport.transcribe.speakers;

/**
 * The shape of the vocal tract in one frame: mel-frequency cepstral coefficients 1 to {@value #SIZE} (Davis and Mermelstein,
 * 1980). The coefficient 0, loudness, is left out. For one thread.
 */
final class Cepstrum {

    static final int SIZE = 19;

    private static final int BANDS = 24;
    private static final double LOWEST_HZ = 120;
    private static final double HIGHEST_HZ = 7000;
    private static final double FLOOR = 10;

    private final double[] window;
    private final double[] frame;
    private final Fourier fourier;
    private final double[] power;
    private final int[] first = new int[BANDS];
    private final double[][] weights = new double[BANDS][];
    private final double[][] cosines = new double[SIZE][BANDS];
    private final double[] bands = new double[BANDS];

    /** @param length of a frame, in samples */
    Cepstrum(int rate, int length) {
        window = new double[length];
        for (int i = 0; i < length; i++) {
            window[i] = 0.54 - 0.46 * Math.cos(2 * Math.PI * i / (length - 1));
        }
        frame = new double[length];
        int size = Integer.highestOneBit(length - 1) * 2;
        fourier = new Fourier(size);
        power = new double[size / 2 + 1];
        layBands(rate, size);
        for (int c = 0; c < SIZE; c++) {
            for (int band = 0; band < BANDS; band++) {
                cosines[c][band] = Math.cos(Math.PI / BANDS * (band + 0.5) * (c + 1)) * Math.sqrt(2.0 / BANDS);
            }
        }
    }

    private void layBands(int rate, int size) {
        double low = mel(LOWEST_HZ);
        double step = (mel(Math.min(rate / 2.0 * 0.95, HIGHEST_HZ)) - low) / (BANDS + 1);
        for (int band = 0; band < BANDS; band++) {
            double from = hertz(low + step * band) * size / rate;
            double top = hertz(low + step * (band + 1)) * size / rate;
            double to = hertz(low + step * (band + 2)) * size / rate;
            first[band] = (int) Math.ceil(from);
            weights[band] = new double[Math.max(0, Math.min(power.length, (int) Math.ceil(to)) - first[band])];
            for (int i = 0; i < weights[band].length; i++) {
                double at = first[band] + i;
                weights[band][i] = at <= top ? (at - from) / (top - from) : (to - at) / (to - top);
            }
        }
    }

    /** Of the samples from {@code start}; the one before it must be there too. */
    void of(double[] samples, int start, double[] coefficients) {
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (samples[start + i] - 0.97 * samples[start + i - 1]) * window[i];
        }
        fourier.power(frame, power);
        for (int band = 0; band < BANDS; band++) {
            double sum = FLOOR;
            for (int i = 0; i < weights[band].length; i++) {
                sum += weights[band][i] * power[first[band] + i];
            }
            bands[band] = Math.log(sum);
        }
        for (int c = 0; c < SIZE; c++) {
            double sum = 0;
            for (int band = 0; band < BANDS; band++) {
                sum += cosines[c][band] * bands[band];
            }
            coefficients[c] = sum;
        }
    }

    private static double mel(double hertz) {
        return 1127 * Math.log(1 + hertz / 700);
    }

    private static double hertz(double mel) {
        return 700 * (Math.exp(mel / 1127) - 1);
    }
}
