package dev.rapport.capture.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.capture.email.text.MessageText;
import dev.rapport.capture.email.text.Sentences;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private static List<String> sentences(String body) {
        MessageText text = EmailReading.text(body).text();
        return Sentences.of(text).stream()
                .map(span -> text.body().substring(span.start(), span.end()))
                .toList();
    }

    @Test
    void aSentenceGoesOnOverTheLineThatAMailProgramBroke() {
        assertThat(sentences("We need the new\nquote by Friday. Is that possible?"))
                .containsExactly("We need the new\nquote by Friday.", "Is that possible?");
    }

    @Test
    void salutationsListsAndEmptyLinesEndASentence() {
        assertThat(sentences("Hi Sam,\nhere is what we need:\n- 40 seats\n- a discount\n\nThanks for all"))
                .containsExactly("Hi Sam,", "here is what we need:", "- 40 seats", "- a discount", "Thanks for all");
    }

    @Test
    void titlesAndInitialsDoNotEndASentence() {
        assertThat(sentences("Please ask Dr. Smith or J. Miller about it. They know."))
                .containsExactly("Please ask Dr. Smith or J. Miller about it.", "They know.");
    }

    @Test
    void onlyWhatWasNewlyWrittenIsCut() {
        assertThat(sentences("Yes.\n\nOn Tue, 1 Mar 2022, Sam wrote:\n> Is it fine?\n> Really?\n"))
                .containsExactly("Yes.");
    }

    @Test
    void textWithoutAnyEndIsCutAllTheSame() {
        assertThat(sentences("word ".repeat(2_000))).hasSizeGreaterThan(3).allMatch(one -> one.length() <= 2_000);
    }
}
