package dev.rapport.language.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What phrases of one or several words mean. Safe for use by many threads once it is filled. */
final class Phrases<T> {

    private record Phrase<T>(List<String> words, T meaning) {}

    /** What it means, and the index after it. */
    record Match<T>(T meaning, int end) {}

    /** By the first word, the longest phrase first. */
    private final Map<String, List<Phrase<T>>> phrases = new HashMap<>();

    void add(String phrase, T meaning) {
        List<String> words = Tokenizer.of(phrase).stream().map(Token::word).toList();
        List<Phrase<T>> same = phrases.computeIfAbsent(words.getFirst(), first -> new ArrayList<>());
        same.add(new Phrase<>(words, meaning));
        same.sort((a, b) -> Integer.compare(b.words().size(), a.words().size()));
    }

    boolean mayStart(String word) {
        return phrases.containsKey(word);
    }

    Optional<Match<T>> at(Text text, int index) {
        for (Phrase<T> phrase : phrases.getOrDefault(text.word(index), List.of())) {
            int words = phrase.words().size();
            int matched = 1;
            while (matched < words && text.is(index + matched, phrase.words().get(matched))) {
                matched++;
            }
            if (matched == words) {
                return Optional.of(new Match<>(phrase.meaning(), index + words));
            }
        }
        return Optional.empty();
    }
}
