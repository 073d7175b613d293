package dev.rapport.language.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The numbers expected are those that Hugging Face's own tokenizer gave for the same texts. */
class WordPiecesTest {

    private static final WordPieces PIECES = read();

    private static WordPieces read() {
        try (InputStream in = WordPieces.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json")) {
            return WordPieces.read(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aWordThatIsNotKnownIsCutIntoPiecesThatAre() {
        assertThat(PIECES.of("That's unaffordable, I'm afraid.", 128))
                .containsExactly(
                        101, 2008, 1005, 1055, 14477, 4246, 8551, 3085, 1010, 1045, 1005, 1049, 4452, 1012, 102);
    }

    @Test
    void caseAndAccentsDoNotMatterAndSignsStandAlone() {
        assertThat(PIECES.of("Café Über naïve — “quoted” x²", 128))
                .containsExactly(101, 7668, 19169, 15743, 1517, 1523, 9339, 1524, 1060, 10701, 102);
        assertThat(PIECES.of("$3.50 a_b c+d", 128))
                .containsExactly(101, 1002, 1017, 1012, 2753, 1037, 1035, 1038, 1039, 1009, 1040, 102);
    }

    @Test
    void otherScriptsPicturesAndWhatHasNoShapeAreTaken() {
        assertThat(PIECES.of("漢字 test 👍 ok", 128)).containsExactly(101, 1904, 100, 3231, 100, 7929, 102);
        assertThat(PIECES.of("a\tb\u200bc\u00adsoft", 128)).containsExactly(101, 1037, 4647, 6499, 6199, 102);
        assertThat(PIECES.of("x".repeat(101) + " y", 128)).containsExactly(101, 100, 1061, 102);
        assertThat(PIECES.of("\ud83d \0", 128)).startsWith(101).endsWith(102);
        assertThat(PIECES.of("", 128)).containsExactly(101, 102);
    }

    @Test
    void ofALongTextOnlyTheBeginningIsTaken() {
        assertThat(PIECES.of("word ".repeat(100_000), 128)).hasSize(128).endsWith(102);
    }
}
