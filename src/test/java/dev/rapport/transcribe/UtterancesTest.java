package dev.rapport.transcribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Word;
import dev.rapport.transcribe.worker.Segment.Heard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UtterancesTest {

    private final Utterances utterances = new Utterances(Duration.ofMillis(700), Duration.ofMillis(300), 10);

    @Test
    void aLongSilenceEndsAnUtteranceAndAShortOneDoesNot() {
        List<TrackUtterance> made = utterances.of(
                1,
                0,
                List.of(heard("good", 0, 300), heard("morning", 1000, 1500), heard("hello", 2201, 2500)),
                "en-US");

        assertThat(made).extracting(TrackUtterance::text).containsExactly("Good morning", "Hello");
        assertThat(made.getFirst().time()).isEqualTo(new TimeSpan(0, 1500));
        assertThat(made.getFirst().track()).isEqualTo(1);
    }

    @Test
    void aShortSilenceEndsNothing() {
        assertThat(utterances.of(0, 0, List.of(heard("too", 0, 300), heard("expensive", 900, 1400)), "en-US"))
                .extracting(TrackUtterance::text)
                .containsExactly("Too expensive");
    }

    @Test
    void aShortSilenceEndsAnUtteranceWhereASentenceMayEnd() {
        List<Heard> said = List.of(heard("nice", 0, 300), heard("offer", 300, 600), heard("thank", 950, 1200));

        assertThat(utterances.of(0, 0, said, "en-US"))
                .extracting(TrackUtterance::text)
                .containsExactly("Nice offer", "Thank");
        assertThat(utterances.of(0, 0, said, "de")).hasSize(1);
    }

    @Test
    void wordsPointToTheirPlaceInTheText() {
        TrackUtterance made = utterances
                .of(0, 0, List.of(heard("yes", 0, 1), heard("i'm", 1, 2), heard("sure", 2, 3)), "en-US")
                .getFirst();

        assertThat(made.text()).isEqualTo("Yes I'm sure");
        assertThat(made.rawText()).isEqualTo("yes i'm sure");
        assertThat(made.words())
                .allSatisfy(word -> assertThat(made.text().substring(word.startChar(), word.endChar()))
                        .isEqualTo(word.text()));
        assertThat(made.words()).extracting(Word::text).containsExactly("Yes", "I'm", "sure");
    }

    @Test
    void onlyEnglishWritesTheFirstPersonLarge() {
        assertThat(utterances.of(0, 0, List.of(heard("ty", 0, 1), heard("i", 1, 2), heard("ja", 2, 3)), "pl"))
                .extracting(TrackUtterance::text)
                .containsExactly("Ty i ja");
    }

    @Test
    void theConfidenceIsTheMeanOfTheWords() {
        List<Heard> heard = List.of(new Heard("a", 0, 1, 0.5), new Heard("b", 1, 2, 1));

        assertThat(utterances.of(0, 0, heard, "en").getFirst().confidence()).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void aLongUtteranceIsDividedAtItsLongestSilence() {
        List<Heard> words = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            long start = i * 300L + (i >= 6 ? 400 : 0);
            words.add(heard("w" + i, start, start + 250));
        }

        assertThat(utterances.of(0, 0, words, "en"))
                .extracting(utterance -> utterance.words().size())
                .containsExactly(6, 8);
    }

    @Test
    void noUtteranceIsEverTooLong() {
        List<Heard> words = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            words.add(heard("w" + i, i * 100L, i * 100L + 90 + i % 7));
        }

        List<TrackUtterance> made = utterances.of(0, 0, words, "en");

        assertThat(made).allSatisfy(utterance -> assertThat(utterance.words()).hasSizeBetween(2, 10));
        assertThat(made.stream().mapToInt(utterance -> utterance.words().size()).sum())
                .isEqualTo(1000);
    }

    @Test
    void whatIsNoWordIsLeftOut() {
        assertThat(utterances.of(0, 0, List.of(heard("<unk>", 0, 1), heard("[noise]", 1, 2), heard("'", 2, 3)), "en"))
                .isEmpty();
    }

    private static Heard heard(String word, long start, long end) {
        return new Heard(word, start, end, 0.9);
    }
}
