package dev.rapport.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpokenFormTest {

    private static final String TEXT = "It is $25,000 by 3:30 okay";
    private static final List<Word> WORDS = List.of(
            word("It", "It"),
            word("is", "is"),
            word("$25,000", "$25,000", "twenty", "five", "thousand", "dollars"),
            word("by", "by"),
            word("3:30", "3:30", "half", "past", "three"),
            word("okay", "okay"));

    private static Word word(String text, String place, String... heard) {
        int start = TEXT.indexOf(place);
        return new Word(
                text,
                0,
                0,
                1,
                start,
                start + place.length(),
                List.of(heard).stream().map(one -> new Word.Heard(one, 0, 0)).toList());
    }

    private static String written(String spoken) {
        SpokenForm form = SpokenForm.of(TEXT, WORDS);
        int start = form.text().indexOf(spoken);
        TextSpan span = form.written(start, start + spoken.length());
        return TEXT.substring(span.start(), span.end());
    }

    @Test
    void aTextIsAlsoThereInTheWordsThatWereHeard() {
        SpokenForm form = SpokenForm.of(TEXT, WORDS);

        assertThat(form.text()).isEqualTo("It is twenty five thousand dollars by half past three okay");
        assertThat(form.differs()).isTrue();
        assertThat(SpokenForm.of("Fine", List.of(new Word("Fine", 0, 1, 1, 0, 4)))
                        .differs())
                .isFalse();
        assertThat(SpokenForm.of("", List.of()).text()).isEmpty();
    }

    @Test
    void aPlaceInOneIsKnownInTheOther() {
        assertThat(written("five thousand")).isEqualTo("$25,000");
        assertThat(written("is twenty")).isEqualTo("is $25,000");
        assertThat(written("dollars by half")).isEqualTo("$25,000 by 3:30");
        assertThat(written("okay")).isEqualTo("okay");
        assertThat(written("It")).isEqualTo("It");
    }

    @Test
    void wordsThatPointOutOfTheTextAreLeftOut() {
        Word far = new Word("x", 0, 0, 1, 10, 20, List.of(new Word.Heard("y", 0, 0)));

        assertThat(SpokenForm.of("short", List.of(far)).text()).isEqualTo("short");
    }
}
