package dev.rapport.transcribe.speakers;

/**
 * The pitch of one frame, by its autocorrelation (after Boersma, 1993): the share of the window in it is divided out, and
 * of lags that do nearly as well as the best, the shortest part of it wins, since the others are its multiples.
 *
 * <p>Sound comes at about {@value #RATE} samples a second, which is enough for a voice and cheap. For one thread.
 */
final class Pitch {

    static final int RATE = 4000;
    static final double LOWEST_HZ = 65;
    static final double HIGHEST_HZ = 400;

    private static final double VOICED = 0.5;
    private static final double NEARLY = 0.85;
    private static final int MULTIPLES = 4;

    private final double rate;
    private final double[] window;
    private final double[] frame;
    private final int shortest;
    private final double[] ofWindow;
    private final double[] likeness;

    /** @param rate the exact rate */
    Pitch(double rate, int length) {
        this.rate = rate;
        window = new double[length];
        for (int i = 0; i < length; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / length);
        }
        frame = new double[length];
        shortest = (int) (rate / HIGHEST_HZ);
        int longest = Math.min(length * 2 / 3, (int) (rate / LOWEST_HZ) + 1);
        ofWindow = new double[longest + 1];
        likeness = new double[longest + 1];
        for (int lag = 0; lag <= longest; lag++) {
            ofWindow[lag] = product(window, lag) / product(window, 0);
        }
    }

    /** In hertz; 0 where there is no voice. */
    double of(double[] samples, int start) {
        double mean = 0;
        for (int i = 0; i < frame.length; i++) {
            mean += samples[start + i] / frame.length;
        }
        for (int i = 0; i < frame.length; i++) {
            frame[i] = (samples[start + i] - mean) * window[i];
        }
        double whole = product(frame, 0) + 1;
        int best = shortest;
        for (int lag = shortest - 1; lag < likeness.length; lag++) {
            likeness[lag] = product(frame, lag) / whole / ofWindow[lag];
            best = lag >= shortest && likeness[lag] > likeness[best] ? lag : best;
        }
        return likeness[best] < VOICED ? 0 : rate / between(shortestLike(best));
    }

    private int shortestLike(int best) {
        int found = best;
        for (int part = 2; part <= MULTIPLES; part++) {
            int near = best / part;
            for (int lag = Math.max(shortest, near - 1); lag <= Math.min(best - 1, near + 1); lag++) {
                if (likeness[lag] > NEARLY * likeness[best] && (found > near + 1 || likeness[lag] > likeness[found])) {
                    found = lag;
                }
            }
        }
        return found;
    }

    /** The top of the parabola through the three lags around this one. */
    private double between(int lag) {
        if (lag + 1 >= likeness.length) {
            return lag;
        }
        double curve = likeness[lag - 1] - 2 * likeness[lag] + likeness[lag + 1];
        double shift = curve < 0 ? (likeness[lag - 1] - likeness[lag + 1]) / (2 * curve) : 0;
        return lag + Math.clamp(shift, -0.5, 0.5);
    }

    private static double product(double[] values, int lag) {
        double sum = 0;
        for (int i = lag; i < values.length; i++) {
            sum += values[i] * values[i - lag];
        }
        return sum;
    }
}
