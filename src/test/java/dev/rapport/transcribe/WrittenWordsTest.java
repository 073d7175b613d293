package dev.rapport.transcribe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.Word;
import dev.rapport.language.speech.Casing;
import dev.rapport.language.value.AsWritten;
import dev.rapport.language.value.ReadingTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenWordsTest {

    private static final ReadingTime AT = new ReadingTime(Instant.parse("2026-03-31T14:00:00Z"), ZoneId.of("UTC"));
    private static final AsWritten VALUES = new AsWritten("US");
    private static final Casing CASING = new Casing(() -> List.of("Anna Smith", "Acme Widgets, Inc.", "iPhone"));

    /** Each word takes 100 ms. */
    private static WrittenWords of(String raw) {
        List<String> words = List.of(raw.split(" "));
        List<Word> heard = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            heard.add(new Word(words.get(i), i * 100L, i * 100L + 100, i == 3 ? 0.4 : 0.9, 0, 0));
        }
        return new WrittenWords(VALUES.readable(raw, AT), CASING.sentence(words), words, heard);
    }

    private static List<String> timed(String raw) {
        WrittenWords written = of(raw);
        return written.words().stream()
                .map(word -> written.text().substring(word.startChar(), word.endChar()) + " " + word.startMs() + "-"
                        + word.endMs())
                .toList();
    }

    @Test
    void valuesAndNamesAreWrittenAsPeopleReadThem() {
        assertThat(of("i told anna smith it is twenty five thousand dollars half past three next tuesday")
                        .text())
                .isEqualTo("I told Anna Smith it is $25,000 3:30 next Tuesday");
        assertThat(of("anna at acme dot com is my email").text()).isEqualTo("anna@acme.com is my email");
        assertThat(of("acme widgets gave ten percent off on may fifth").text())
                .isEqualTo("Acme Widgets gave 10% off on May 5");
        assertThat(of("one of them said no one knows").text()).isEqualTo("One of them said no one knows");
        assertThat(of("my iphone is on order number a b four seven one one").text())
                .isEqualTo("My iPhone is on order number AB4711");
    }

    @Test
    void aWordThatIsWrittenForSeveralHasTheTimeOfAllOfThem() {
        assertThat(timed("it is twenty five thousand dollars okay"))
                .containsExactly("It 0-100", "is 100-200", "$25,000 200-600", "okay 600-700");
        assertThat(of("it is twenty five thousand dollars okay").words().get(2)).satisfies(word -> {
            assertThat(word.text()).isEqualTo("$25,000");
            assertThat(word.confidence()).isEqualTo(0.4);
            assertThat(word.heard())
                    .extracting(Word.Heard::text)
                    .containsExactly("twenty", "five", "thousand", "dollars");
            assertThat(word.heard().getLast()).isEqualTo(new Word.Heard("dollars", 500, 600));
        });
    }

    @Test
    void wordsThatBothHaveKeepTheirOwnTimes() {
        assertThat(timed("two point five million dollars more"))
                .containsExactly("$2.5 0-300", "million 300-500", "more 500-600");
        assertThat(timed("half past three next tuesday"))
                .containsExactly("3:30 0-300", "next 300-400", "Tuesday 400-500");
        assertThat(timed("on the twenty fifth of july twenty twelve then"))
                .containsExactly("On 0-100", "25 100-500", "July 500-600", "2012 600-800", "then 800-900");
    }

    @Test
    void theWordsCoverAllOfTheText() {
        for (String raw : List.of(
                "call me at five five five one two three four five six seven or at www dot acme dot com slash pricing",
                "fifty users for two thousand twenty six at nine thirty a m",
                "hi",
                "the the the twenty fifth of the the july july",
                "twenty percent percent twenty dollars twenty",
                "it's anna's two hundred and fifty thousand euros and five foot ten")) {
            WrittenWords written = of(raw);
            StringBuilder covered = new StringBuilder();
            long last = 0;
            int heard = 0;
            for (Word word : written.words()) {
                covered.append(covered.isEmpty() ? "" : " ").append(word.text());
                assertThat(word.endMs()).as(raw).isGreaterThan(word.startMs());
                assertThat(word.startMs()).isEqualTo(last);
                last = word.endMs();
                heard += Math.max(1, word.heard().size());
            }
            assertThat(covered).hasToString(written.text());
            assertThat(heard).isEqualTo(raw.split(" ").length);
        }
    }
}
