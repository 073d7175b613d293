package dev.rapport.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long something took, each time. For one thread. */
final class Latencies {

    private final List<Long> nanos = new ArrayList<>();

    void add(long one) {
        nanos.add(one);
    }

    void addAll(Latencies others) {
        nanos.addAll(others.nanos);
    }

    int count() {
        return nanos.size();
    }

    /** In milliseconds: so many hundredths took no longer (nearest rank); NaN where there is none. */
    double percentile(int hundredths) {
        List<Long> sorted = nanos.stream().sorted().toList();
        int rank = (int) Math.ceil(hundredths / 100.0 * sorted.size());
        return sorted.isEmpty() ? Double.NaN : sorted.get(Math.max(1, rank) - 1) / 1e6;
    }

    /** As three cells of a table. */
    String cells() {
        return nanos.isEmpty()
                ? "– | – | –"
                : String.format(Locale.ROOT, "%.1f | %.1f | %.1f", percentile(50), percentile(95), percentile(99));
    }
}
