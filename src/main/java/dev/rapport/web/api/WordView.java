package dev.rapport.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rapport.conversation.Word;
import java.util.List;

/**
 * A word as the API shows it.
 *
 * @param heard the words of speech that it is written for; left out for a word that is written as it was heard
 */
record WordView(
        String text,
        long startMs,
        long endMs,
        double confidence,
        int startChar,
        int endChar,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Word.Heard> heard) {

    static List<WordView> of(List<Word> words) {
        return words.stream()
                .map(word -> new WordView(
                        word.text(),
                        word.startMs(),
                        word.endMs(),
                        word.confidence(),
                        word.startChar(),
                        word.endChar(),
                        word.heard()))
                .toList();
    }
}
