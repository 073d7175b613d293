package dev.rapport.language.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every model of meanings. */
interface MeaningContract {

    Meaning meaning();

    @Test
    default void aVectorHasTheLengthOneWhateverTheText() {
        for (String text : List.of("", " ", "👍", "?!", "\0\ufffd", "too expensive", "word ".repeat(50_000))) {
            float[] vector = meaning().of(text);

            assertThat(vector).hasSize(Meaning.DIMENSIONS);
            assertThat(Meaning.likeness(vector, vector)).isCloseTo(1, within(1e-3));
        }
    }

    @Test
    default void whatMeansTheSameIsMoreAlikeThanWhatDoesNot() {
        float[] costly = meaning().of("we can not afford that");

        assertThat(Meaning.likeness(costly, meaning().of("it is beyond our means")))
                .isGreaterThan(Meaning.likeness(costly, meaning().of("the train leaves at nine")) + 0.1);
    }

    @Test
    default void theSameTextHasTheSameVectorWhateverElseIsAskedAtTheSameTime() {
        float[] alone = meaning().of("our lawyers would never sign this");

        List<CompletableFuture<float[]>> together = IntStream.range(0, 40)
                .mapToObj(n -> CompletableFuture.supplyAsync(() ->
                        meaning().of(n % 2 == 0 ? "our lawyers would never sign this" : "other things ".repeat(n))))
                .toList();

        for (int n = 0; n < together.size(); n += 2) {
            assertThat(together.get(n).join()).isEqualTo(alone);
        }
    }
}
