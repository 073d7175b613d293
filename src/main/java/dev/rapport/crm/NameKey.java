package dev.rapport.crm;

import java.text.Normalizer;
import java.util.Locale;
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
}
