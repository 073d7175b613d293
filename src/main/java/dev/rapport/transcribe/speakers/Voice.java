package dev.rapport.transcribe.speakers;

/**
 * One voice as a Gaussian distribution of its frames with full covariance, and another of its pitch.
 *
 * <p>Few frames are drawn towards what all frames of the recording are like, as if so many of those had been seen too; else
 * a voice of a few words would fit only these words. Unchanging.
 */
final class Voice {

    /** A pitch says more than its one number among twenty. */
    private static final double PITCH_WEIGHT = 2;

    private static final double PITCH_PRIOR = 5;
    private static final double NARROWEST_PITCH = 0.05;

    private final double[] mean;
    private final double[][] whitening;
    private final double logDeterminant;
    private final double pitchMean;
    private final double pitchVariance;

    private Voice(double[] mean, double[][] lower, double pitchMean, double pitchVariance) {
        this.mean = mean;
        this.whitening = inverse(lower);
        this.logDeterminant = logDeterminant(lower);
        this.pitchMean = pitchMean;
        this.pitchVariance = pitchVariance;
    }

    /**
     * @param all of the whole recording
     * @param prior how many frames of it count beside those of the voice
     */
    static Voice of(VoiceStats stats, VoiceStats all, double prior) {
        double n = stats.voiced() + PITCH_PRIOR;
        double pitchMean = stats.pitchSum() / n;
        return new Voice(
                mean(stats, all, prior), lower(stats, all, prior), pitchMean, pitchVariance(stats, n, pitchMean));
    }

    /** How badly the best voice for these frames fits them: less the log likelihood, up to a constant a frame. */
    static double cost(VoiceStats stats, VoiceStats all, double prior) {
        if (stats.frames() == 0) {
            return 0;
        }
        double n = stats.voiced() + PITCH_PRIOR;
        double variance = pitchVariance(stats, n, stats.pitchSum() / n);
        return 0.5 * stats.frames() * logDeterminant(lower(stats, all, prior))
                + PITCH_WEIGHT * 0.5 * stats.voiced() * Math.log(variance);
    }

    /** The log likelihood of these frames, up to a constant a frame. */
    double likelihood(VoiceStats stats) {
        double n = stats.frames();
        double square = 0;
        int width = mean.length;
        for (int row = 0; row < width; row++) {
            double[] w = whitening[row];
            double sum = 0;
            for (int i = 0; i <= row; i++) {
                double wi = w[i];
                double inner = 0;
                for (int j = 0; j < i; j++) {
                    inner += w[j]
                            * (stats.product(i, j)
                                    - mean[i] * stats.sum(j)
                                    - mean[j] * stats.sum(i)
                                    + n * mean[i] * mean[j]);
                }
                double own = stats.product(i, i) - 2 * mean[i] * stats.sum(i) + n * mean[i] * mean[i];
                sum += wi * (2 * inner + wi * own);
            }
            square += sum;
        }
        return -0.5 * (square + n * logDeterminant) - PITCH_WEIGHT * 0.5 * pitchCost(stats);
    }

    private double pitchCost(VoiceStats stats) {
        double square =
                stats.pitchSquares() - 2 * pitchMean * stats.pitchSum() + stats.voiced() * pitchMean * pitchMean;
        return square / pitchVariance + stats.voiced() * Math.log(pitchVariance);
    }

    private static double pitchVariance(VoiceStats stats, double n, double mean) {
        return Math.max((stats.pitchSquares() + PITCH_PRIOR) / n - mean * mean, NARROWEST_PITCH);
    }

    private static double[] mean(VoiceStats stats, VoiceStats all, double prior) {
        double[] mean = new double[stats.width()];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (stats.sum(i) + prior * all.sum(i) / all.frames()) / (stats.frames() + prior);
        }
        return mean;
    }

    /** The lower triangle of Cholesky's decomposition of the covariance. */
    private static double[][] lower(VoiceStats stats, VoiceStats all, double prior) {
        double[] mean = mean(stats, all, prior);
        double n = stats.frames() + prior;
        double share = prior / all.frames();
        double[][] lower = new double[mean.length][];
        for (int i = 0; i < mean.length; i++) {
            lower[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double sum = (stats.product(i, j) + share * all.product(i, j)) / n - mean[i] * mean[j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-6)) : sum / lower[j][j];
            }
        }
        return lower;
    }

    private static double logDeterminant(double[][] lower) {
        double sum = 0;
        for (int i = 0; i < lower.length; i++) {
            sum += 2 * Math.log(lower[i][i]);
        }
        return sum;
    }

    private static double[][] inverse(double[][] lower) {
        double[][] inverse = new double[lower.length][];
        for (int i = 0; i < lower.length; i++) {
            inverse[i] = new double[i + 1];
            inverse[i][i] = 1 / lower[i][i];
            for (int j = 0; j < i; j++) {
                double sum = 0;
                for (int k = j; k < i; k++) {
                    sum -= lower[i][k] * inverse[k][j];
                }
                inverse[i][j] = sum / lower[i][i];
            }
        }
        return inverse;
    }
}
