package dev.rapport.understand.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PiecesTest {

    @Test
    void aLineIsJudgedAsAWhole() {
        assertThat(Pieces.of(" that is more than we can do ")).singleElement().satisfies(piece -> {
            assertThat(piece.start()).isEqualTo(1);
            assertThat(piece.end()).isEqualTo(28);
        });
    }

    @Test
    void questionsAndAFewWordsAreNot() {
        assertThat(Pieces.of("too expensive sorry")).isEmpty();
        assertThat(Pieces.of("so can you do anything about the price")).isEmpty();
        assertThat(Pieces.of("that would be too expensive, you think?")).isEmpty();
        assertThat(Pieces.of("")).isEmpty();
        assertThat(Pieces.of("so uh canned food is all that we sell")).hasSize(1);
    }

    @Test
    void aLongLineIsJudgedInStretchesThatOverlapAndCoverAll() {
        String text = "we talked about this and that ".repeat(20).strip();

        assertThat(Pieces.of(text)).hasSize(7).satisfies(pieces -> {
            assertThat(pieces.getFirst().start()).isZero();
            assertThat(pieces.getLast().end()).isEqualTo(text.length());
            for (int at = 1; at < pieces.size(); at++) {
                assertThat(pieces.get(at).start()).isLessThan(pieces.get(at - 1).end());
            }
        });
    }
}
