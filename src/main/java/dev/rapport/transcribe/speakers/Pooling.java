package dev.rapport.transcribe.speakers;

import dev.rapport.conversation.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Pools frames over stretches of speech: only those that are loud enough to show a voice, each coordinate brought to mean 0
 * and spread 1 over all of them. For one thread.
 */
final class Pooling {

    /** How far below the loudest a frame may be, as a logarithm of power: 26 dB. */
    private static final double BELOW_LOUDEST = 6;

    private static final double LOUDEST = 0.95;
    private static final int LOUDNESS_CLASSES = 256;

    private final FrameStore frames;

    Pooling(FrameStore frames) {
        this.frames = frames;
    }

    List<VoiceStats> of(List<TimeSpan> stretches) {
        double floor = floor(stretches);
        double[] mean = new double[Cepstrum.SIZE + 1];
        double[] spread = new double[Cepstrum.SIZE + 1];
        measure(stretches, floor, mean, spread);
        List<VoiceStats> pooled = new ArrayList<>();
        double[] frame = new double[Cepstrum.SIZE];
        for (TimeSpan stretch : stretches) {
            VoiceStats stats = new VoiceStats(Cepstrum.SIZE);
            for (int at = from(stretch); at < to(stretch); at++) {
                if (frames.loudness(at) > floor) {
                    for (int i = 0; i < frame.length; i++) {
                        frame[i] = (frames.coefficient(at, i) - mean[i]) / spread[i];
                    }
                    int last = Cepstrum.SIZE;
                    stats.add(frame, (frames.pitch(at) - mean[last]) / spread[last]);
                }
            }
            pooled.add(stats);
        }
        return pooled;
    }

    private double floor(List<TimeSpan> stretches) {
        int[] classes = new int[LOUDNESS_CLASSES];
        long all = 0;
        for (TimeSpan stretch : stretches) {
            for (int at = from(stretch); at < to(stretch); at++) {
                classes[Math.min(LOUDNESS_CLASSES - 1, (int) (frames.loudness(at) * 10))]++;
                all++;
            }
        }
        int loud = LOUDNESS_CLASSES - 1;
        for (long above = 0; loud > 0 && above + classes[loud] <= all * (1 - LOUDEST); loud--) {
            above += classes[loud];
        }
        return Math.max(0, loud / 10.0 - BELOW_LOUDEST);
    }

    /** Fills in mean and spread of the coefficients, and last of the pitch. */
    private void measure(List<TimeSpan> stretches, double floor, double[] mean, double[] spread) {
        double[] counts = new double[mean.length];
        for (TimeSpan stretch : stretches) {
            for (int at = from(stretch); at < to(stretch); at++) {
                if (frames.loudness(at) > floor) {
                    count(at, counts, mean, spread);
                }
            }
        }
        for (int i = 0; i < mean.length; i++) {
            double n = Math.max(1, counts[i]);
            mean[i] /= n;
            spread[i] = Math.sqrt(Math.max(1e-6, spread[i] / n - mean[i] * mean[i]));
        }
    }

    private void count(int frame, double[] counts, double[] sums, double[] squares) {
        for (int i = 0; i < sums.length; i++) {
            double value = i < Cepstrum.SIZE ? frames.coefficient(frame, i) : frames.pitch(frame);
            if (!Double.isNaN(value)) {
                counts[i]++;
                sums[i] += value;
                squares[i] += value * value;
            }
        }
    }

    private int from(TimeSpan stretch) {
        return (int) Math.min(stretch.startMs() / frames.frameMs(), frames.size());
    }

    /** At least one frame, where there is one. */
    private int to(TimeSpan stretch) {
        long end = Math.max(stretch.endMs() / frames.frameMs(), from(stretch) + 1L);
        return (int) Math.min(end, frames.size());
    }
}
