package dev.rapport.transcribe.speakers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Joins what a speaker model said of stretches into as many groups as there are speakers: again and again the two groups whose
 * joining widens them least (Ward, 1963).
 *
 * <p>Of a long recording only the weightiest prints are joined, since the work grows with the cube of their number; the others
 * go to the nearest group. For one thread.
 */
final class PrintClusters {

    private static final int MOST = 200;

    private final List<VoicePrint> prints;
    private final int[] joined;
    private final double[][] sums;
    private final double[] weights;
    private final boolean[] gone;

    /** @param weights how much of the recording each print is of */
    PrintClusters(List<VoicePrint> prints, double[] weights) {
        this.prints = prints;
        Integer[] order = new Integer[prints.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(weights[b], weights[a]));
        joined = Arrays.stream(order)
                .limit(MOST)
                .mapToInt(Integer::intValue)
                .filter(print -> weights[print] > 0)
                .toArray();
        this.sums = new double[joined.length][];
        this.weights = new double[joined.length];
        this.gone = new boolean[joined.length];
        for (int i = 0; i < joined.length; i++) {
            sums[i] = new double[prints.getFirst().direction().size()];
            prints.get(joined[i]).addTo(sums[i], weights[joined[i]]);
            this.weights[i] = weights[joined[i]];
        }
    }

    /** The group of each print, 0 to {@code speakers} - 1. */
    int[] into(int speakers) {
        for (int left = joined.length; left > speakers; left--) {
            joinNearest();
        }
        double[][] groups = IntStream.range(0, joined.length)
                .filter(i -> !gone[i])
                .mapToObj(i -> sums[i])
                .toArray(double[][]::new);
        return prints.stream().mapToInt(print -> nearest(print, groups)).toArray();
    }

    private void joinNearest() {
        int first = -1;
        int second = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int a = 0; a < joined.length; a++) {
            for (int b = 0; b < a && !gone[a]; b++) {
                double widening = gone[b] ? Double.POSITIVE_INFINITY : widening(a, b);
                if (widening < least) {
                    least = widening;
                    first = a;
                    second = b;
                }
            }
        }
        for (int i = 0; i < sums[second].length; i++) {
            sums[second][i] += sums[first][i];
        }
        weights[second] += weights[first];
        gone[first] = true;
    }

    /** By how much the squares of all distances to the middle of their group grow. */
    private double widening(int a, int b) {
        double square = 0;
        for (int i = 0; i < sums[a].length; i++) {
            double apart = sums[a][i] / weights[a] - sums[b][i] / weights[b];
            square += apart * apart;
        }
        return weights[a] * weights[b] / (weights[a] + weights[b]) * square;
    }

    private static int nearest(VoicePrint print, double[][] groups) {
        int nearest = 0;
        for (int group = 1; group < groups.length; group++) {
            if (print.likeness(groups[group]) > print.likeness(groups[nearest])) {
                nearest = group;
            }
        }
        return nearest;
    }
}
