package dev.rapport.query;

import java.util.ArrayList;
import java.util.List;

/** Reads a phrase: words, and choices of such. For one phrase and one thread. */
final class PhraseReader {

    private static final int MOST_WAYS = 5_000;

    private final String text;
    private final boolean choices;
    private int at;

    PhraseReader(String text) {
        this.text = text;
        this.choices = isBalanced(text);
    }

    private static boolean isBalanced(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth < 0 || depth > 10) {
                return false;
            }
        }
        return depth == 0 && text.indexOf('|') >= 0;
    }

    /** Up to the end, or to what ends a choice. */
    List<PhrasePart> sequence() {
        List<PhrasePart> parts = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (choices && (c == '|' || c == ')')) {
                break;
            }
            at++;
            if (choices && c == '(') {
                add(parts, word);
                parts.addAll(choice());
            } else if (Character.isWhitespace(c)) {
                add(parts, word);
            } else {
                word.append(c);
            }
        }
        add(parts, word);
        return parts;
    }

    private List<PhrasePart> choice() {
        List<List<PhrasePart>> ways = new ArrayList<>();
        ways.add(sequence());
        while (at < text.length() && text.charAt(at) == '|') {
            at++;
            ways.add(sequence());
        }
        at++;
        if (ways.size() == 1) {
            return ways.getFirst();
        }
        List<List<PhrasePart.Word>> flat = new ArrayList<>();
        ways.forEach(way -> flat.addAll(flat(way)));
        return List.of(new PhrasePart(flat.stream().distinct().toList()));
    }

    /** All that a sequence may be. */
    private static List<List<PhrasePart.Word>> flat(List<PhrasePart> sequence) {
        List<List<PhrasePart.Word>> flat = List.of(List.of());
        for (PhrasePart part : sequence) {
            List<List<PhrasePart.Word>> longer = new ArrayList<>();
            for (List<PhrasePart.Word> before : flat) {
                for (List<PhrasePart.Word> way : part.ways()) {
                    List<PhrasePart.Word> joined = new ArrayList<>(before);
                    joined.addAll(way);
                    longer.add(joined);
                }
            }
            if (longer.size() > MOST_WAYS) {
                throw new IllegalArgumentException("A choice has too many choices in it: write it as several phrases");
            }
            flat = longer;
        }
        return flat;
    }

    private static void add(List<PhrasePart> parts, StringBuilder word) {
        String typed = word.toString();
        word.setLength(0);
        List<String> terms = typed.isEmpty() ? List.of() : Analysis.exactTerms(typed);
        for (int i = 0; i < terms.size(); i++) {
            boolean begun = typed.endsWith("*") && i == terms.size() - 1;
            parts.add(new PhrasePart(List.of(List.of(new PhrasePart.Word(terms.get(i), begun)))));
        }
    }
}
