package dev.rapport.understand.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.language.meaning.Meaning;
import dev.rapport.language.meaning.WordMeaning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptMeaningsTest {

    private static final List<String> TEXTS = List.of("It is too dear", "Café ☕, s'il vous plaît", "");

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void keepSome() {
        file = folder.resolve("vectors.bin");
        KeptMeanings first = KeptMeanings.read(file, new WordMeaning());
        TEXTS.forEach(first::of);
        first.write();
    }

    /** What the model is asked for of these texts, with what is kept. */
    private List<String> asked(List<String> texts) {
        WordMeaning words = new WordMeaning();
        KeptMeanings kept = KeptMeanings.read(file, words);
        texts.forEach(text -> assertThat(kept.of(text)).isEqualTo(new WordMeaning().of(text)));
        kept.write();
        return words.asked;
    }

    @Test
    void whatIsKeptIsNotMadeAgain() {
        assertThat(asked(TEXTS)).isEmpty();
    }

    @Test
    void whatIsNewIsMadeAndKeptAndWhatNobodyAsksForIsForgotten() {
        assertThat(asked(List.of("new", "It is too dear"))).containsExactly("new");
        assertThat(asked(List.of("new", "It is too dear"))).isEmpty();
        assertThat(asked(TEXTS)).containsExactlyElementsOf(TEXTS.subList(1, 3));
    }

    @Test
    void anotherModelKnowsNothingOfIt() {
        WordMeaning words = new WordMeaning();
        KeptMeanings.read(file, new Meaning() {
                    @Override
                    public float[] of(String text) {
                        return words.of(text);
                    }

                    @Override
                    public String model() {
                        return "another";
                    }
                })
                .of("It is too dear");

        assertThat(words.asked).hasSize(1);
    }

    @Test
    void aFileThatWasCutOffOrChangedIsAsNone() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, 20, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(asked(TEXTS)).as("of %s bytes", length).containsExactlyElementsOf(TEXTS);
        }
        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 1;
        Files.write(file, changed);
        assertThat(asked(TEXTS)).containsExactlyElementsOf(TEXTS);
    }

    @Test
    void whereItCanNotBeKeptItIsMadeAllTheSame() {
        file = folder.resolve("no such folder").resolve("vectors.bin");

        assertThat(asked(TEXTS)).containsExactlyElementsOf(TEXTS);
    }
}
