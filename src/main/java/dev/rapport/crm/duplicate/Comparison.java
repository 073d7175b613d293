package dev.rapport.crm.duplicate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far two contacts agree, before it is weighed.
 *
 * @param levels by column of the population; null where one of the two has no value, which says nothing
 * @param shares by column, how frequent the value is that they share; 1 where they share none
 * @param personal whether they share a value that is one person's
 */
record Comparison(NameAgreement name, @Nullable Level[] levels, double[] shares, boolean personal) {

    static Comparison of(Profile a, Profile b, Population population) {
        List<Population.Column> columns = population.columns();
        @Nullable Level[] levels = new Level[columns.size()];
        double[] shares = new double[columns.size()];
        boolean personal = false;
        for (int i = 0; i < levels.length; i++) {
            Population.Column column = columns.get(i);
            levels[i] = level(a, b, column);
            shares[i] = 1;
            if (levels[i] == Level.SAME || levels[i] == Level.NEAR) {
                shares[i] = share(a, b, column);
                personal |= isPersonal(a, column) && isPersonal(b, column);
            }
        }
        return new Comparison(NameAgreement.of(a.name(), b.name(), population), levels, shares, personal);
    }

    /** The best of all values of the two; null where one of them has none. */
    static @Nullable Level level(Profile a, Profile b, Population.Column column) {
        Level best = null;
        for (String some : a.of(column.name())) {
            for (String other : b.of(column.name())) {
                Level level = column.kind().compare(some, other);
                if (best == null || level.compareTo(best) < 0) {
                    best = level;
                }
            }
        }
        return best;
    }

    private static double share(Profile a, Profile b, Population.Column column) {
        return a.of(column.name()).stream()
                .filter(b.of(column.name())::contains)
                .mapToDouble(column::share)
                .min()
                .orElse(1);
    }

    private static boolean isPersonal(Profile one, Population.Column column) {
        return one.of(column.name()).stream().anyMatch(column::isPersonal);
    }
}
