package dev.rapport.transcribe.speakers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A first guess at who says what: stretches between silences, the two most alike of which become one again and again until
 * as many are left as there are speakers (after Chen and Gopalakrishnan, 1998: alike are those that one Gaussian describes
 * nearly as well as two).
 *
 * <p>Of a long recording only the longest stretches are merged, since the work grows with the square of their number; who
 * says the rest shows afterwards. For one thread.
 */
final class Merging {

    private static final int MOST = 200;

    private final VoiceStats all;
    private final double prior;
    private final List<VoiceStats> stats = new ArrayList<>();
    private final List<int[]> stretches;
    private final double[] costs;
    private final double[][] apart;
    private final int[] inCluster;

    Merging(Heard heard, long silenceMs, int mostUnits, double prior) {
        this.all = heard.all();
        this.prior = prior;
        stretches = heard.stretches(silenceMs, mostUnits).stream()
                .sorted(Comparator.comparingDouble(stretch -> -heard.of(stretch).frames()))
                .limit(MOST)
                .toList();
        stretches.forEach(stretch -> stats.add(heard.of(stretch)));
        costs = stats.stream().mapToDouble(this::cost).toArray();
        apart = new double[stats.size()][stats.size()];
        inCluster = new int[stats.size()];
        Arrays.setAll(inCluster, i -> i);
        for (int i = 0; i < stats.size(); i++) {
            for (int j = 0; j < i; j++) {
                apart[i][j] = distance(i, j);
            }
        }
    }

    /** The label of each unit; -1 for those that were not merged. */
    int[] into(int speakers, int units) {
        for (int left = stats.size(); left > speakers; left--) {
            mergeNearest();
        }
        int[] clusters = Arrays.stream(inCluster).distinct().sorted().toArray();
        int[] labels = new int[units];
        Arrays.fill(labels, -1);
        for (int i = 0; i < stretches.size(); i++) {
            int[] stretch = stretches.get(i);
            Arrays.fill(labels, stretch[0], stretch[1], Arrays.binarySearch(clusters, inCluster[i]));
        }
        return labels;
    }

    private void mergeNearest() {
        int a = -1;
        int b = -1;
        for (int i = 0; i < stats.size(); i++) {
            for (int j = 0; j < i && inCluster[i] == i; j++) {
                if (inCluster[j] == j && (a < 0 || apart[i][j] < apart[a][b])) {
                    a = i;
                    b = j;
                }
            }
        }
        stats.get(b).add(stats.get(a));
        costs[b] = cost(stats.get(b));
        for (int i = 0; i < inCluster.length; i++) {
            inCluster[i] = inCluster[i] == a ? b : inCluster[i];
        }
        for (int i = 0; i < inCluster.length; i++) {
            if (inCluster[i] == i && i != b) {
                apart[Math.max(i, b)][Math.min(i, b)] = distance(i, b);
            }
        }
    }

    private double cost(VoiceStats one) {
        return Voice.cost(one, all, prior);
    }

    private double distance(int i, int j) {
        return cost(stats.get(i).plus(stats.get(j))) - costs[i] - costs[j];
    }
}
