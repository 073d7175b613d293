package dev.rapport.language.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadableSpeechTest {

    private final Casing casing =
            new Casing(() -> List.of("Anna Smith", "Mark Hill", "iPhone", "Acme Widgets", "", "Bo"));

    private String cased(String words) {
        return String.join(" ", casing.sentence(List.of(words.split(" "))));
    }

    @Test
    void sentencesBeginWithACapitalAndIIsOne() {
        assertThat(cased("so i think i'll call on monday")).isEqualTo("So I think I'll call on Monday");
        assertThat(casing.sentence(List.of())).isEmpty();
    }

    @Test
    void namesAreWrittenAsTheyAreKnown() {
        assertThat(cased("ask anna smith about acme's iphone")).isEqualTo("Ask Anna Smith about Acme's iPhone");
        assertThat(cased("iphone users like it")).isEqualTo("iPhone users like it");
    }

    @Test
    void aCommonWordOfANameIsNoNameAlone() {
        assertThat(cased("mark hill will mark the hill")).isEqualTo("Mark Hill will mark the hill");
    }

    @Test
    void soundsAndPhrasesWithoutMeaningAreFillers() {
        assertThat(Fillers.without(List.of("um", "we", "you", "know", "need", "uh", "it")))
                .containsExactly("we", "need", "it");
        assertThat(Fillers.in(List.of("do", "you", "know", "the", "price")).isEmpty())
                .isTrue();
        assertThat(Fillers.in(List.of("well", "so", "like")).isEmpty()).isTrue();
        assertThat(Fillers.in(List.of()).isEmpty()).isTrue();
    }

    @Test
    void aLongPauseEndsAnySentenceAndAShortOneOnlyWhereTheWordsAllow() {
        SentenceBreaks breaks = new SentenceBreaks(1_000, 400);

        assertThat(sentences(breaks, "that", 0, "is", 0, "fine", 500, "i", 0, "agree"))
                .containsExactly("that is fine", "i agree");
        assertThat(sentences(breaks, "we", 0, "need", 0, "the", 500, "price")).containsExactly("we need the price");
        assertThat(sentences(breaks, "we", 0, "need", 0, "the", 1_500, "price"))
                .containsExactly("we need the", "price");
        assertThat(breaks.of(List.of())).isEmpty();
        assertThatThrownBy(() -> new SentenceBreaks(100, 400)).hasMessageContaining("100");
    }

    /** Words of 100 ms each, with the pauses between them. */
    private static List<String> sentences(SentenceBreaks breaks, Object... wordsAndPauses) {
        List<SpokenWord> words = new ArrayList<>();
        long at = 0;
        for (Object next : wordsAndPauses) {
            if (next instanceof Integer pause) {
                at += pause;
            } else {
                words.add(new SpokenWord(next.toString(), at, at + 100));
                at += 100;
            }
        }
        return breaks.of(words).stream()
                .map(sentence ->
                        String.join(" ", sentence.stream().map(SpokenWord::text).toList()))
                .toList();
    }
}
