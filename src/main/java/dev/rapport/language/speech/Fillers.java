package dev.rapport.language.speech;

import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells which words of speech are only fillers ("um", "you know"), so that pages can hide them by choice. Nothing is taken away.
 *
 * <p>"Like", "well" and "so" are never among them: whether they mean something only the whole sentence tells. "You know" and "I
 * mean" are where no object follows: not in "you know the price". Safe for use by many threads.
 */
public final class Fillers {

    private static final Set<String> SOUNDS =
            Set.of("um", "uh", "uhm", "erm", "er", "hm", "hmm", "mm", "mhm", "ah", "eh", "umm", "uhh", "ehm", "huh");

    /** After these, "you know" and "I mean" have an object or are asked. */
    private static final Set<String> OBJECTS = Set.of(
            "the",
            "a",
            "an",
            "what",
            "who",
            "how",
            "why",
            "when",
            "where",
            "which",
            "if",
            "whether",
            "that",
            "this",
            "it",
            "him",
            "her",
            "them",
            "me",
            "my",
            "your",
            "our",
            "about",
            "of",
            "someone",
            "anything",
            "some",
            "any",
            "business",
            "by",
            "for");

    private static final Set<String> BEFORE = Set.of(
            "do", "did", "as", "if", "what", "let", "to", "don't", "didn't", "would", "how", "when", "that", "should",
            "you'll", "will");

    private Fillers() {}

    /** Those of the words, by their index. */
    public static BitSet in(List<String> words) {
        BitSet fillers = new BitSet(words.size());
        for (int i = 0; i < words.size(); i++) {
            if (SOUNDS.contains(words.get(i))) {
                fillers.set(i);
            } else if (isPhrase(words, i)) {
                fillers.set(i, i + 2);
                i++;
            }
        }
        return fillers;
    }

    /** Those of an utterance's words, by their index; none where it has no other words, as then they are the answer. */
    public static BitSet in(Utterance utterance) {
        BitSet fillers = in(utterance.words().stream()
                .map(word -> word.text().toLowerCase(Locale.ROOT))
                .toList());
        return fillers.cardinality() == utterance.words().size() ? new BitSet() : fillers;
    }

    /** An utterance without them; what was heard stays in its raw text. */
    public static Utterance hidden(Utterance utterance) {
        BitSet fillers = in(utterance);
        if (fillers.isEmpty()) {
            return utterance;
        }
        StringBuilder text = new StringBuilder();
        List<Word> words = new ArrayList<>();
        int before = 0;
        for (int i = 0; i < utterance.words().size(); i++) {
            Word word = utterance.words().get(i);
            if (!fillers.get(i)) {
                text.append(text.isEmpty() ? "" : utterance.text().substring(before, word.startChar()));
                words.add(word.moved(text.length() - word.startChar()));
                text.append(utterance.text(), word.startChar(), word.endChar());
            }
            before = word.endChar();
        }
        text.append(utterance.text().substring(before));
        return fillers.get(0) ? begun(utterance.with(text.toString(), words)) : utterance.with(text.toString(), words);
    }

    /** What is first now has the capital of a sentence. */
    private static Utterance begun(Utterance utterance) {
        Word first = utterance.words().getFirst();
        String capital = Casing.capital(first.text());
        if (capital.length() != first.text().length()) {
            return utterance;
        }
        List<Word> words = new ArrayList<>(utterance.words());
        words.set(0, first.written(capital));
        return utterance.with(capital + utterance.text().substring(first.endChar()), words);
    }

    /** The words without them. */
    public static List<String> without(List<String> words) {
        BitSet fillers = in(words);
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (!fillers.get(i)) {
                rest.add(words.get(i));
            }
        }
        return rest;
    }

    private static boolean isPhrase(List<String> words, int at) {
        if (at + 1 >= words.size()) {
            return false;
        }
        boolean known = words.get(at).equals("you") && words.get(at + 1).equals("know")
                || words.get(at).equals("i") && words.get(at + 1).equals("mean");
        boolean object = at + 2 < words.size() && OBJECTS.contains(words.get(at + 2));
        boolean asked = at > 0 && BEFORE.contains(words.get(at - 1));
        return known && !object && !asked;
    }
}
