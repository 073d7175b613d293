package dev.rapport.transcribe;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How many words were heard wrong, of how many said: substitutions, insertions and deletions.
 *
 * <p>Letters, digits and apostrophes count, in any case; punctuation does not.
 */
public record WordErrors(int errors, int words) {

    public static final WordErrors NONE = new WordErrors(0, 0);

    public static WordErrors between(List<String> said, List<String> heard) {
        return new WordErrors(distance(said, heard), said.size());
    }

    public WordErrors plus(WordErrors other) {
        return new WordErrors(errors + other.errors, words + other.words);
    }

    public double rate() {
        return words == 0 ? 0 : (double) errors / words;
    }

    public static List<String> words(String text) {
        String plain =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9' ]", " ").strip();
        return plain.isEmpty() ? List.of() : Arrays.asList(plain.split("\\s+"));
    }

    /** Levenshtein's distance in words. */
    private static int distance(List<String> from, List<String> to) {
        int[] row = new int[to.size() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.size(); j++) {
                int substitute = diagonal + (from.get(i - 1).equals(to.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.size()];
    }
}
