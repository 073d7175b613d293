package dev.rapport.understand;

import dev.rapport.conversation.FindingType;
import dev.rapport.query.Analysis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.jspecify.annotations.Nullable;

/**
 * Finds the company's names, also as a recogniser heard them: in parts ("bright desk" for Brightdesk), or by a word that sounds
 * alike and differs by a letter or two. What was heard is kept, and the confidence is lower.
 *
 * <p>What is written is taken as it is: nobody mistypes a name by its sound. Sounds are compared by Double Metaphone, letters by
 * the distance of Levenshtein. Safe for use by many threads.
 */
final class NameSpotter {

    private static final int MOST_PARTS = 3;
    private static final int SHORTEST_ALIKE = 5;
    private static final int LONG = 8;
    private static final double AS_WRITTEN = 0.95;
    private static final double IN_PARTS = 0.85;
    private static final double ALIKE = 0.65;
    private static final Found.Rule RULE = new Found.Rule("names", 1);

    private final List<Name> names = new ArrayList<>();

    NameSpotter(CompanyNames wanted) {
        wanted.byType()
                .forEach((type, all) -> all.forEach(name -> {
                    List<String> terms = Analysis.exactTerms(name);
                    if (!terms.isEmpty()) {
                        names.add(new Name(type, name, terms, String.join("", terms)));
                    }
                }));
    }

    /** @param joined its terms without what stands between them */
    private record Name(FindingType type, String written, List<String> terms, String joined) {}

    List<Found> find(Parts parts) {
        List<Found> found = new ArrayList<>();
        for (int line = 0; !names.isEmpty() && line < parts.talk().lines().size(); line++) {
            if (parts.line(line).own()) {
                for (Name name : names) {
                    find(parts, line, name, found);
                }
            }
        }
        return found;
    }

    /** The first mention in a line is enough. */
    private static void find(Parts parts, int line, Name name, List<Found> into) {
        List<String> terms = parts.index().terms(line);
        for (int from = 0; from < terms.size(); from++) {
            for (int to = from + 1;
                    to
                            <= Math.min(
                                    terms.size(),
                                    from + Math.max(MOST_PARTS, name.terms().size()));
                    to++) {
                double confidence =
                        alike(name, terms.subList(from, to), parts.talk().spoken());
                if (confidence > 0) {
                    into.add(found(parts, line, name, from, to, confidence));
                    return;
                }
            }
        }
    }

    private static double alike(Name name, List<String> heard, boolean spoken) {
        if (heard.equals(name.terms()) || owned(heard).equals(name.terms())) {
            return AS_WRITTEN;
        }
        if (!spoken) {
            return 0;
        }
        String joined = String.join("", heard);
        if (joined.equals(name.joined())) {
            return IN_PARTS;
        }
        int allowed = name.joined().length() >= LONG ? 2 : name.joined().length() >= SHORTEST_ALIKE ? 1 : 0;
        boolean near = allowed > 0
                && Math.abs(joined.length() - name.joined().length()) <= allowed
                && joined.charAt(0) == name.joined().charAt(0)
                && distance(joined, name.joined()) <= allowed;
        return near && sounds(joined).equals(sounds(name.joined())) && !plural(joined, name.joined()) ? ALIKE : 0;
    }

    /** "Veltro's cheaper", "Veltro's tool": without the s. */
    private static List<String> owned(List<String> heard) {
        String last = heard.getLast();
        if (!last.endsWith("'s")) {
            return heard;
        }
        List<String> bare = new ArrayList<>(heard);
        bare.set(bare.size() - 1, last.substring(0, last.length() - 2));
        return bare;
    }

    /** "Pipe drives" are things; a name has no plural. */
    private static boolean plural(String heard, String name) {
        return heard.equals(name + "s");
    }

    private static String sounds(String word) {
        DoubleMetaphone metaphone = new DoubleMetaphone();
        metaphone.setMaxCodeLen(8);
        return String.valueOf(metaphone.doubleMetaphone(word));
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int above = row[j];
                int change = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                corner = above;
            }
        }
        return row[other.length()];
    }

    private static boolean isOwned(Line said, int end, Name name) {
        return !name.terms().getLast().endsWith("s")
                && said.text().substring(0, end).endsWith("'s");
    }

    private static Found found(Parts parts, int line, Name name, int from, int to, double confidence) {
        Line said = parts.line(line);
        int start = parts.index().startOf(line, from);
        int end =
                parts.index().endOf(line, to - 1) - (isOwned(said, parts.index().endOf(line, to - 1), name) ? 2 : 0);
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("name", name.written());
        value.put("heard", said.text().substring(start, end));
        return new Found(
                name.type(),
                name.written().strip(),
                said.side(),
                said.text(),
                value,
                confidence,
                List.of(said.evidence(start, end)),
                RULE);
    }
}
