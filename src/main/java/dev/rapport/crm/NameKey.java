package dev.rapport.crm;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides which names are the same: case, accents, punctuation and blanks do not count. */
final class NameKey {

    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private NameKey() {}

    /** Never blank for a name that is not; a name of nothing but signs is its own key. */
    static String of(String name) {
        String plain =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        String key = NO_LETTERS
                .matcher(plain.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        return key.isEmpty() ? name.strip() : key;
    }

    /**
     * Whether two names may be of one person: all words of the shorter are words of the longer, in any order, or initials of
     * them; at least one is there in full.
     */
    static boolean fit(String one, String other) {
        List<String> shorter = new ArrayList<>(List.of(of(one).split(" ")));
        List<String> longer = new ArrayList<>(List.of(of(other).split(" ")));
        if (shorter.size() > longer.size()) {
            List<String> swap = shorter;
            shorter = longer;
            longer = swap;
        }
        int before = shorter.size();
        for (String word : List.copyOf(shorter)) {
            if (longer.remove(word)) {
                shorter.remove(word);
            }
        }
        boolean inFull = shorter.size() < before;
        for (String word : shorter) {
            Optional<String> match =
                    longer.stream().filter(whole -> isInitial(word, whole)).findFirst();
            if (match.isEmpty()) {
                return false;
            }
            longer.remove(match.get());
        }
        return inFull;
    }

    private static boolean isInitial(String one, String other) {
        return one.length() == 1 && other.startsWith(one) || other.length() == 1 && one.startsWith(other);
    }
}
