package dev.rapport.language.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time that a text takes must stay in proportion to its length, whatever it is. */
class HostileTextTest {

    /** Of one core, which is far more than is needed, and far less than a reader takes that looks on without bound. */
    private static final Duration LIMIT = Duration.ofSeconds(6);

    private static final String[] WORDS =
            ("one two twenty hundred thousand million point five oh double a the of and to from between at in on by since until next "
                            + "last this friday monday may march q 3 12 2026 / - . , : $ % k pm a m p half past quarter week weeks end early dot com "
                            + "slash w http colon order number first second third day month year ago dollars cents percent minutes @ + ( ) ' \n")
                    .split(" ");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one hundred ",
                "9",
                "1,000,",
                "end of ",
                "monday to ",
                "a dot ",
                "w ",
                "1/",
                "in two weeks before ",
                "between one and ",
                "$",
                "+1 ",
                "a@",
                "www."
            })
    void oneWordManyTimes(String word) {
        String text = word.repeat(15_000 / word.length());
        long start = cpu();

        assertThat(Read.spans(text)).isNotNull();
        assertThat(Duration.ofNanos(cpu() - start)).isLessThan(LIMIT);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Test
    void anyWordsInAnyOrderAreReadWithinTheText() {
        Random random = new Random(7);
        for (int round = 0; round < 150; round++) {
            StringBuilder words = new StringBuilder();
            for (int i = 0; i < 30; i++) {
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
            ValueKind kind = ValueKind.values()[round % ValueKind.values().length];
            assertThat(Read.as(kind, text).kind()).isEqualTo(kind);
        }
    }
}
