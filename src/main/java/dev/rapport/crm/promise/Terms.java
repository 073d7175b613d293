package dev.rapport.crm.promise;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Cuts text into the words that promises and what keeps them are compared by: in lower case, a comma being a word too. */
final class Terms {

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}',&-]+|(?=,)|(?<=,)");
    private static final Pattern CLAUSES =
            Pattern.compile("[;:()\\u2013\\u2014!]+|,|\\.(?=\\s)|\\s-\\s|(?i)\\b(?:but|though|however|whereas|while)\\b"
                    + "|(?i)\\band(?=\\s+(?:i|we|he|she|they|you|it|our|my|the|will)\\b)");

    private Terms() {}

    static List<String> of(String text) {
        String plain = text.replace('\u2019', '\'').toLowerCase(Locale.ROOT);
        return Arrays.stream(BETWEEN.split(plain))
                .map(word -> word.replaceAll("^[-'&]+|[-'&]+$", ""))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The parts of a sentence that say something by themselves: "but" and "and we" begin another. */
    static List<List<String>> clauses(String sentence) {
        return Arrays.stream(CLAUSES.split(sentence))
                .map(Terms::of)
                .filter(words -> !words.isEmpty())
                .toList();
    }

    /** The same for one and for many: "quotes" is "quote". */
    static String stem(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        boolean plural = word.length() > 3
                && word.endsWith("s")
                && !word.endsWith("ss")
                && !word.endsWith("us")
                && !word.endsWith("is");
        return plural ? word.substring(0, word.length() - 1) : word;
    }

    /** Whether a phrase stands at a place; its "?" is any one word. */
    static boolean at(List<String> words, int place, List<String> phrase) {
        if (place + phrase.size() > words.size()) {
            return false;
        }
        for (int i = 0; i < phrase.size(); i++) {
            if (!phrase.get(i).equals("?") && !phrase.get(i).equals(words.get(place + i))) {
                return false;
            }
        }
        return true;
    }
}
