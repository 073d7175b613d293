package dev.rapport.crm.duplicate;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What agreement says, in bits: the logarithm of how much likelier it is of two entries of one person than of two people
 * (Fellegi and Sunter, "A Theory for Record Linkage", 1969).
 *
 * <p>How often people agree by chance is counted: for a shared value by its own frequency, for likeness in pairs taken at random.
 * How often two entries of one person agree is estimated without anybody's labels, by expectation and maximisation over the
 * pairs that have something in common (Winkler 1988), beginning from, and held near to, what {@link ColumnKind} expects: with
 * few duplicates there is little to learn from, and the estimate alone would take colleagues or families for one person.
 *
 * <p>Never changes; safe for use by many threads.
 */
final class Weights {

    private static final int ROUNDS = 8;
    private static final int RANDOM_PAIRS = 10_000;

    /** What is expected of a column counts as much as so many pairs, of one person and at random. */
    private static final double EXPECTED_PAIRS = 50;

    private static final double EXPECTED_CHANCES = 200;

    /** Duplicates for each contact: expected, at least, at most. */
    private static final double EXPECTED = 0.2;

    private static final double LEAST = 0.05;
    private static final double MOST = 3;
    /** In bits. A company gives each of its people one address; that they work for it is counted with the account. */
    private static final double OTHER_AT_SAME_DOMAIN = -4;

    private static final int LEVELS = Level.values().length;

    private final Population population;
    private final double[][] ofOne;
    private final double[][] byChance;
    private final double before;

    private Weights(Population population, double[][] ofOne, double[][] byChance, double before) {
        this.population = population;
        this.ofOne = ofOne;
        this.byChance = byChance;
        this.before = before;
    }

    /**
     * @param alike pairs that have something in common; some thousands are enough
     * @param each how many such pairs each of these stands for
     */
    static Weights estimate(Population population, List<Profile> all, List<Comparison> alike, int each) {
        int columns = population.columns().size();
        double[][] ofOne = new double[columns][];
        for (int i = 0; i < columns; i++) {
            ofOne[i] = population.columns().get(i).kind().ofOne();
        }
        Weights weights = new Weights(population, ofOne, chances(population, all), before(population, EXPECTED));
        for (int round = 0; round < ROUNDS; round++) {
            weights = weights.better(alike, each);
        }
        return weights;
    }

    private static double before(Population population, double duplicates) {
        return Bits.of(2 * duplicates / population.expected());
    }

    private Weights better(List<Comparison> alike, int each) {
        int columns = ofOne.length;
        double[][] sums = new double[columns][];
        for (int i = 0; i < columns; i++) {
            sums[i] = population.columns().get(i).kind().ofOne();
            for (int l = 0; l < LEVELS; l++) {
                sums[i][l] *= EXPECTED_PAIRS;
            }
        }
        double found = EXPECTED * EXPECTED_PAIRS;
        for (Comparison pair : alike) {
            double probability = Bits.probability(bits(pair));
            found += probability * each;
            for (int i = 0; i < columns; i++) {
                Level level = pair.levels()[i];
                if (level != null) {
                    sums[i][level.ordinal()] += probability;
                }
            }
        }
        for (double[] column : sums) {
            share(column);
        }
        double duplicates = found / (population.size() + EXPECTED_PAIRS);
        return new Weights(population, sums, byChance, before(population, Math.max(LEAST, Math.min(MOST, duplicates))));
    }

    private static void share(double[] sums) {
        double all = 0;
        for (double sum : sums) {
            all += sum;
        }
        for (int l = 0; l < LEVELS; l++) {
            sums[l] /= all;
        }
    }

    private static double[][] chances(Population population, List<Profile> all) {
        int columns = population.columns().size();
        double[][] counts = new double[columns][LEVELS];
        for (int i = 0; i < columns; i++) {
            ColumnKind kind = population.columns().get(i).kind();
            counts[i][Level.NEAR.ordinal()] = kind.byChance(Level.NEAR) * EXPECTED_CHANCES;
            counts[i][Level.ROUGH.ordinal()] = kind.byChance(Level.ROUGH) * EXPECTED_CHANCES;
            counts[i][Level.DIFFERENT.ordinal()] =
                    (1 - kind.byChance(Level.NEAR) - kind.byChance(Level.ROUGH)) * EXPECTED_CHANCES;
        }
        SplittableRandom random = new SplittableRandom(1);
        long pairs = all.size() < 2 ? 0 : Math.min(RANDOM_PAIRS, (long) all.size() * (all.size() - 1) / 2);
        for (long n = 0; n < pairs; n++) {
            int a = random.nextInt(all.size());
            int b = (a + 1 + random.nextInt(all.size() - 1)) % all.size();
            for (int i = 0; i < columns; i++) {
                Level level = Comparison.level(
                        all.get(a), all.get(b), population.columns().get(i));
                if (level != null) {
                    counts[i][level.ordinal()]++;
                }
            }
        }
        for (double[] column : counts) {
            share(column);
        }
        return counts;
    }

    /** What is known beforehand, and all that a comparison says. */
    double bits(Comparison pair) {
        double bits = before + pair.name().weight();
        for (int i = 0; i < ofOne.length; i++) {
            bits += bits(pair, i);
        }
        return bits;
    }

    /** What one column says; 0 where one of the two has no value. */
    double bits(Comparison pair, int column) {
        Level level = pair.levels()[column];
        if (level == null) {
            return 0;
        }
        if (level == Level.DIFFERENT && population.columns().get(column).kind() == ColumnKind.EMAIL) {
            return OTHER_AT_SAME_DOMAIN;
        }
        double chance = level == Level.SAME ? pair.shares()[column] : byChance[column][level.ordinal()];
        return Bits.of(ofOne[column][level.ordinal()] / chance);
    }
}
