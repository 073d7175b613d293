package dev.rapport.crm.duplicate;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Decides which contacts look like one person, by what they say of themselves alone, and why.
 *
 * <p>Names that contradict each other, or are not known, need something else that is one person's: an address of mail, a day
 * of birth, a number of insurance. A shared employer, switchboard or street is not that, so that colleagues and families stay
 * apart, however much else they share. A value that is missing says nothing.
 *
 * <p>It knows the contacts at the time when it was made; others are compared with them by the weights of that time. Never
 * changes; safe for use by many threads.
 */
final class DuplicateFinder {

    /** From which probability on two are suggested: one in ten may be wrong at the edge, hardly any above it. */
    static final double SUGGESTED = 0.9;

    /** From which on what looks like it is taken for it. */
    private static final double SURE = 0.99;

    /** In bits, what is known beforehand included. */
    private static final double AGAINST = -6;

    /** Who looks like so many is no person: an entry with hardly anything in it. */
    private static final int MANY = 40;

    private static final int ENOUGH_TO_TELL = 40;
    private static final int LEARNED_FROM = 20_000;

    private final List<UUID> ids;
    private final Population population;
    private final Weights weights;
    private final Blocks blocks;
    private final boolean livesAlone;

    private DuplicateFinder(List<UUID> ids, Population population, Weights weights, Blocks blocks, boolean livesAlone) {
        this.ids = ids;
        this.population = population;
        this.weights = weights;
        this.blocks = blocks;
        this.livesAlone = livesAlone;
    }

    /** Learns from all contacts. */
    static DuplicateFinder of(List<Profile> all) {
        Population population = Population.of(all);
        Blocks blocks = Blocks.of(all, population);
        long[] pairs = blocks.pairs();
        int step = Math.max(1, pairs.length / LEARNED_FROM);
        List<Comparison> some = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += step) {
            some.add(Comparison.of(all.get((int) (pairs[i] >>> 32)), all.get((int) pairs[i]), population));
        }
        Weights weights = Weights.estimate(population, all, some, step);
        return new DuplicateFinder(
                all.stream().map(Profile::id).toList(), population, weights, blocks, livesAlone(some, weights));
    }

    int size() {
        return ids.size();
    }

    /** All pairs among those it was made of; what was found so far where it is not wanted any more. */
    List<Pair> among(List<Profile> all, BooleanSupplier wanted) {
        List<Pair> found = new ArrayList<>();
        for (long pair : blocks.pairs()) {
            if (!wanted.getAsBoolean()) {
                return found;
            }
            compare(all.get((int) (pair >>> 32)), all.get((int) pair)).ifPresent(found::add);
        }
        Map<UUID, Profile> byId = all.stream().collect(toMap(Profile::id, same -> same));
        return Stream.concat(found.stream(), byThird(found, byId).stream()).toList();
    }

    /**
     * Pairs that look too different by themselves, but both surely like a third: each of two entries of one person may have
     * slips of its own, which add up between them. Nothing may speak clearly against it.
     */
    List<Pair> byThird(List<Pair> found, Map<UUID, Profile> profiles) {
        Map<UUID, Set<UUID>> sure = new HashMap<>();
        found.stream().filter(pair -> pair.score() >= SURE).forEach(pair -> {
            sure.computeIfAbsent(pair.one(), id -> new TreeSet<>()).add(pair.other());
            sure.computeIfAbsent(pair.other(), id -> new TreeSet<>()).add(pair.one());
        });
        Set<List<UUID>> known =
                found.stream().map(pair -> List.of(pair.one(), pair.other())).collect(toSet());
        List<Pair> more = new ArrayList<>();
        for (Set<UUID> around : sure.values()) {
            for (UUID one : around.size() > MANY ? Set.<UUID>of() : around) {
                for (UUID other : around) {
                    if (one.compareTo(other) < 0 && known.add(List.of(one, other))) {
                        Profile a = profiles.get(one);
                        Profile b = profiles.get(other);
                        if (a != null && b != null) {
                            third(a, b).ifPresent(more::add);
                        }
                    }
                }
            }
        }
        return more;
    }

    private Optional<Pair> third(Profile a, Profile b) {
        Comparison comparison = Comparison.of(a, b, population);
        return isOpen(comparison) || weights.bits(comparison) < AGAINST
                ? Optional.empty()
                : Optional.of(pair(a, b, SUGGESTED, comparison));
    }

    /** Who of those it was made of may be this one too; the one itself may be among them. */
    List<UUID> candidates(Profile profile) {
        List<UUID> found = new ArrayList<>();
        blocks.alike(profile, population, place -> found.add(ids.get(place)));
        return found.stream().distinct().toList();
    }

    /** Empty where they do not look like one person. */
    Optional<Pair> compare(Profile a, Profile b) {
        Comparison comparison = Comparison.of(a, b, population);
        if (isOpen(comparison)) {
            return Optional.empty();
        }
        double score = Bits.probability(weights.bits(comparison));
        return score < SUGGESTED ? Optional.empty() : Optional.of(pair(a, b, score, comparison));
    }

    /** Whether it is open whose values they share: neither the names nor anything that is one person's agree. */
    private boolean isOpen(Comparison comparison) {
        NameAgreement name = comparison.name();
        return !comparison.personal() && (name.isMissing() || name.contradicts() && !livesAlone);
    }

    /**
     * Whether those who share all the rest nearly always share the name too: then there are no families and no colleagues
     * among these contacts, and another name is a slip.
     */
    private static boolean livesAlone(List<Comparison> alike, Weights weights) {
        List<Comparison> sharing = alike.stream()
                .filter(pair -> !pair.personal() && !pair.name().isMissing())
                .filter(pair ->
                        Bits.probability(weights.bits(pair) - pair.name().weight()) >= SUGGESTED)
                .toList();
        long others = sharing.stream().filter(pair -> pair.name().contradicts()).count();
        return sharing.size() >= ENOUGH_TO_TELL && others * 4 <= sharing.size();
    }

    private Pair pair(Profile a, Profile b, double score, Comparison comparison) {
        List<Reason> reasons = new ArrayList<>();
        NameAgreement name = comparison.name();
        if (!a.name().isEmpty() && !b.name().isEmpty()) {
            reasons.add(new Reason(name.rule(), name.level(), name.weight()));
        }
        for (int i = 0; i < comparison.levels().length; i++) {
            Level level = comparison.levels()[i];
            if (level != null) {
                reasons.add(new Reason(population.columns().get(i).name(), level, weights.bits(comparison, i)));
            }
        }
        reasons.sort(Comparator.comparingDouble(Reason::weight).reversed());
        boolean inOrder = a.id().compareTo(b.id()) < 0;
        return new Pair(inOrder ? a.id() : b.id(), inOrder ? b.id() : a.id(), score, reasons);
    }

    /** Two contacts that look like one person; {@code one} before {@code other} in the order of their ids. */
    record Pair(UUID one, UUID other, double score, List<Reason> reasons) {
        Pair {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * What of two contacts was compared.
     *
     * @param rule the name, or a column
     * @param weight in bits; what is below 0 speaks against it
     */
    record Reason(String rule, Level level, double weight) {}
}
