package dev.rapport.language.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time of a text must stay in proportion to its length: each of these took minutes in some reader of values. */
class HostileTextTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String[] WORDS =
            ("one two twenty hundred thousand million point five oh double a the of and to from between at in on by since until next "
                            + "last this friday monday may march q 3 12 2026 / - . , : $ % k pm a m p half past quarter week weeks end early dot com "
                            + "slash w http colon order number first second third day month year ago dollars cents percent minutes @ + ( ) ' \n")
                    .split(" ");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hundred ", "one hundred ", "9", "9.", "1,000,", "double ", "end of ", "the end of the ", "from ", "monday to ", "a dot ", "w ", "at ",
                "1/", "in two weeks before ", "three days after ", "one to ", "between one and ", "$", "(", "+1 ", "a@", "www.", "two weeks from ", "twenty ",
                "january ", "half past ", "minus ", "first ", "o ", "week of ", "early mid late "
            })
    void oneWordManyTimes(String word) {
        String text = word.repeat(100_000 / word.length());

        assertTimeoutPreemptively(LIMIT, () -> assertThat(Read.spans(text)).isNotNull());
    }

    @Test
    void anyWordsInAnyOrderAreReadWithinTheText() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            StringBuilder words = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                words.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(4) == 0 ? "" : " ");
            }
            String text = words.toString();
            int end = 0;
            for (ValueSpan span : Read.spans(text)) {
                assertThat(span.start()).as(text).isGreaterThanOrEqualTo(end);
                end = span.end();
            }
            assertThat(end).isLessThanOrEqualTo(text.length());
            assertThat(Read.written(text).text()).isNotNull();
            for (ValueKind kind : ValueKind.values()) {
                assertThat(Read.as(kind, text).kind()).isEqualTo(kind);
            }
        }
    }
}
