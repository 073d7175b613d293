package dev.rapport.crm.duplicate;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Decides what of a writing counts when it is compared: letters and digits, without case, accents and punctuation. */
final class Plain {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APOSTROPHES = Pattern.compile("['’`´]");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Plain() {}

    /** Words with one blank between them; empty for what has neither letters nor digits. */
    static String of(String text) {
        String letters = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return SIGNS.matcher(APOSTROPHES.matcher(letters).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }

    static List<String> words(String text) {
        String plain = of(text);
        return plain.isEmpty() ? List.of() : Arrays.asList(plain.split(" "));
    }
}
