package dev.rapport.capture.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameSentencesTest {

    private static final ItemId ITEM = ItemId.create();
    private static final PartyId PARTY = PartyId.create();

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "a b c, a b c, 0 1 2",
        "a b c, a x c, 0 - 2",
        "a b c, x a b c, - 0 1 2",
        "a b c, a b c x y, 0 1 2 - -",
        "a b c d, b d, 1 3",
        "a b c d e, a x c y e, 0 - 2 - 4",
        "a a b, a b, 0 2",
        "a b, x y z, - - -",
        "a b c, c, 2"
    })
    void theSameTextInTheSameOrderKeepsItsIdAndNewOnesStandBetween(String old, String now, String kept) {
        List<Utterance> before =
                Arrays.stream(old.split(" ")).map(SameSentencesTest::sentence).toList();
        List<String> texts = List.of(now.split(" "));

        List<UtteranceId> ids = SameSentences.ids(before, texts);

        assertThat(ids).hasSize(texts.size()).doesNotHaveDuplicates();
        assertThat(ids.stream().map(id -> id.value().toString()).toList()).isSorted();
        String[] expected = kept.split(" ");
        for (int i = 0; i < expected.length; i++) {
            if (expected[i].equals("-")) {
                assertThat(before.stream().map(Utterance::id)).doesNotContain(ids.get(i));
            } else {
                assertThat(ids.get(i))
                        .isEqualTo(before.get(Integer.parseInt(expected[i])).id());
            }
        }
    }

    @Test
    void nothingBeforeOrNothingNowIsNoTrouble() {
        assertThat(SameSentences.ids(List.of(), List.of("a", "b"))).hasSize(2);
        assertThat(SameSentences.ids(List.of(sentence("a")), List.of())).isEmpty();
        List<Utterance> many = Stream.generate(() -> sentence("x")).limit(3_000).toList();
        assertThat(SameSentences.ids(many, many.stream().map(one -> "y").toList()))
                .hasSize(3_000);
    }

    private static Utterance sentence(String text) {
        return new Utterance(
                UtteranceId.create(), ITEM, null, PARTY, null, new TextSpan(0, 1), text, text, 1, List.of());
    }
}
