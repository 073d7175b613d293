package dev.rapport.crm.duplicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How far two names agree.
 *
 * @param weight what that says for one person, in bits: the logarithm of how much likelier it is of one than of two
 * @param rule what to call the agreement
 * @param contradicts whether a word of each has no counterpart in the other, so that they can hardly be one name
 * @param isMissing whether one of the two has none
 */
record NameAgreement(double weight, String rule, Level level, boolean contradicts, boolean isMissing) {

    static final String NAME = "name";
    static final String SWAPPED = "name, first and last exchanged";
    static final String SOUND = "name, by its sound";

    /** Of a word that one person's two names share; how often they have it with a slip, or alike by sound or short form. */
    private static final double SAME_OF_ONE = 0.85;

    private static final double NEAR = 5;
    private static final double ROUGH = 2.5;
    private static final double INITIAL = 1.5;

    /** A word that was left out says little. */
    private static final double LEFT_OUT = -0.5;

    /** Names change by marriage and by mistake, but seldom. */
    private static final double CONTRADICTION = -5.5;

    private static final double OTHER_ORDER = -1;

    static NameAgreement of(List<String> a, List<String> b, Population population) {
        if (a.isEmpty() || b.isEmpty()) {
            return new NameAgreement(0, NAME, Level.DIFFERENT, false, true);
        }
        List<Match> matches = matches(a, b);
        List<String> restA = new ArrayList<>(a);
        List<String> restB = new ArrayList<>(b);
        double weight = 0;
        boolean sounds = false;
        for (Match match : matches) {
            restA.remove(match.a());
            restB.remove(match.b());
            weight += weight(match, population);
            sounds |= match.level() == Level.ROUGH;
        }
        boolean joined = !restA.isEmpty() && !restB.isEmpty() && areSplit(a, b);
        int against = joined ? 0 : Math.min(restA.size(), restB.size());
        weight += joined ? NEAR + ROUGH : 0;
        weight += against * CONTRADICTION + Math.abs(restA.size() - restB.size()) * (joined ? 0 : LEFT_OUT);
        boolean swapped = areSwapped(a, b, matches);
        String rule = swapped ? SWAPPED : sounds ? SOUND : NAME;
        return new NameAgreement(
                swapped ? weight + OTHER_ORDER : weight, rule, level(weight, against, a.equals(b)), against > 0, false);
    }

    private static Level level(double weight, int against, boolean same) {
        if (same) {
            return Level.SAME;
        }
        if (against > 0) {
            return weight > 0 ? Level.ROUGH : Level.DIFFERENT;
        }
        return Level.NEAR;
    }

    private static double weight(Match match, Population population) {
        return switch (match.level()) {
            case SAME -> match.a().length() == 1 ? INITIAL : Bits.of(SAME_OF_ONE / population.shareOfWord(match.a()));
            case NEAR -> NEAR;
            case ROUGH -> Math.min(match.a().length(), match.b().length()) == 1 ? INITIAL : ROUGH;
            case DIFFERENT -> 0;
        };
    }

    /** The words that belong together, the best first; each is taken once. */
    private static List<Match> matches(List<String> a, List<String> b) {
        List<Match> all = new ArrayList<>();
        for (String word : a) {
            for (String other : b) {
                Level level = Likeness.ofWords(word, other);
                if (level != Level.DIFFERENT) {
                    all.add(new Match(word, other, level));
                }
            }
        }
        all.sort(Comparator.comparing(Match::level));
        List<String> restA = new ArrayList<>(a);
        List<String> restB = new ArrayList<>(b);
        List<Match> taken = new ArrayList<>();
        for (Match match : all) {
            if (restA.contains(match.a()) && restB.contains(match.b())) {
                restA.remove(match.a());
                restB.remove(match.b());
                taken.add(match);
            }
        }
        return taken;
    }

    /** "Mac Donald" and "MacDonald", "Annamaria" and "Anna Maria". */
    private static boolean areSplit(List<String> a, List<String> b) {
        String some = String.join("", a);
        String others = String.join("", b);
        int slips = Likeness.slips(some, others);
        return some.length() >= 5 && (slips == 0 || slips == 1 && others.length() >= 8);
    }

    private static boolean areSwapped(List<String> a, List<String> b, List<Match> matches) {
        return a.size() >= 2
                && b.size() >= 2
                && !a.equals(b)
                && matches.stream()
                        .anyMatch(match ->
                                match.a().equals(a.getFirst()) && match.b().equals(b.getLast()))
                && matches.stream()
                        .anyMatch(match ->
                                match.a().equals(a.getLast()) && match.b().equals(b.getFirst()));
    }

    private record Match(String a, String b, Level level) {}
}
