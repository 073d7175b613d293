package dev.rapport.language.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.TextSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsWrittenTest {

    private static final String RAW = "we pay twenty five thousand dollars by june twenty third okay";

    @Test
    void whatIsNoValueStaysToTheLetter() {
        Written written = Read.written("Well,  we  pay twenty bucks…  maybe ");

        assertThat(written.text()).isEqualTo("Well,  we  pay $20…  maybe ");
    }

    @Test
    void whatIsWrittenAlreadyStays() {
        String text = "Call +1 650 253 0000 at 3pm on 3/4/2026 about $25k and 10%.";

        assertThat(Read.written(text).text()).isEqualTo(text);
        assertThat(Read.written(text).pieces()).isEmpty();
    }

    @Test
    void aStretchIsFoundInTheOtherText() {
        Written written = Read.written(RAW);

        assertThat(written.text()).isEqualTo("we pay $25000 by june 23 okay");
        assertThat(of(written.text(), written.written(span(RAW, "five thousand"))))
                .isEqualTo("$25000");
        assertThat(of(written.text(), written.written(span(RAW, "june twenty"))))
                .isEqualTo("june 23");
        assertThat(of(written.text(), written.written(span(RAW, "okay")))).isEqualTo("okay");
        assertThat(of(written.text(), written.written(span(RAW, "pay")))).isEqualTo("pay");
        assertThat(of(RAW, written.raw(span(written.text(), "$25000 by"))))
                .isEqualTo("twenty five thousand dollars by");
        assertThat(of(RAW, written.raw(span(written.text(), "23")))).isEqualTo("twenty third");
        assertThat(of(RAW, written.raw(span(written.text(), "by")))).isEqualTo("by");
    }

    @Test
    void forReadersLargeNumbersHaveCommasAndDaysCapitals() {
        assertThat(readable("we pay twenty five thousand dollars by june twenty third"))
                .isEqualTo("we pay $25,000 by June 23");
        assertThat(readable("fifty two thousand users and iso twenty seven thousand and one"))
                .isEqualTo("52,000 users and iso 27001");
        assertThat(readable("at nine thirty a m or tomorrow at half past three p m"))
                .isEqualTo("at 9:30 am or tomorrow at 3:30 pm");
        assertThat(readable("ten percent next tuesday in march")).isEqualTo("10% next Tuesday in March");
    }

    @Test
    void forReadersWhatMayBeSomethingElseStaysWords() {
        for (String said : List.of(
                "about three fifty per seat",
                "five foot ten",
                "double seven four",
                "one of them is twenty four seven",
                "may i ask you in a second")) {
            assertThat(readable(said)).isEqualTo(said);
        }
        assertThat(readable("we meet at three fifty")).isEqualTo("we meet at 3:50");
    }

    private static String readable(String raw) {
        return new AsWritten("US").readable(raw, Read.AT).text();
    }

    private static TextSpan span(String text, String part) {
        return new TextSpan(text.indexOf(part), text.indexOf(part) + part.length());
    }

    private static String of(String text, TextSpan span) {
        return text.substring(span.start(), span.end());
    }
}
