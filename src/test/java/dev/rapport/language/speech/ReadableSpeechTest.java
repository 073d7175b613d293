package dev.rapport.language.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    void hidingFillersLeavesWhatWasHeard() {
        Utterance said = spoken("Um we you know need it");

        Utterance hidden = Fillers.hidden(said);

        assertThat(hidden.text()).isEqualTo("We need it");
        assertThat(hidden.rawText()).isEqualTo("um we you know need it");
        assertThat(hidden.words())
                .allSatisfy(word -> assertThat(hidden.text().substring(word.startChar(), word.endChar()))
                        .isEqualTo(word.text()))
                .extracting(Word::startMs)
                .containsExactly(100L, 400L, 500L);
        assertThat(Fillers.hidden(spoken("Mhm")).text()).isEqualTo("Mhm");
        assertThat(Fillers.hidden(spoken("Fine uh")).text().strip()).isEqualTo("Fine");
    }

    private static Utterance spoken(String text) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        for (String word : text.split(" ")) {
            long start = words.size() * 100L;
            words.add(new Word(word, start, start + 100, 1, at, at + word.length()));
            at += word.length() + 1;
        }
        return new Utterance(
                UtteranceId.create(),
                ItemId.create(),
                null,
                PartyId.create(),
                new TimeSpan(0, 1000),
                null,
                text,
                text.toLowerCase(Locale.ROOT),
                1,
                words);
    }

    @Test
    void namesOfCompaniesAreSaidWithoutTheirLegalForm() {
        Casing companies = new Casing(() -> List.of("Summit Health Partners, LLC", "Cohaesion, Inc.", "onboarding"));

        assertThat(String.join(" ", companies.sentence(List.of("at", "summit", "health", "partners"))))
                .isEqualTo("At Summit Health Partners");
        assertThat(String.join(" ", companies.sentence(List.of("the", "summit", "of", "health", "with", "cohaesion"))))
                .isEqualTo("The summit of health with Cohaesion");
        assertThat(companies.sentence(List.of("onboarding", "is", "slow"))).startsWith("Onboarding");
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
