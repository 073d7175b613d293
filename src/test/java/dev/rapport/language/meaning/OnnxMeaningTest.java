package dev.rapport.language.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxMeaningTest implements MeaningContract {

    @TempDir
    private static Path folder;

    private static OnnxMeaning meaning = new OnnxMeaning(Path.of(""));

    @BeforeAll
    static void load() {
        meaning = new OnnxMeaning(folder);
    }

    @AfterAll
    static void close() {
        meaning.close();
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }

    @Test
    void whatWasLetGoIsLoadedAgainAndSaysTheSame() {
        float[] before = meaning.of("half past nine");

        meaning.letGo();

        assertThat(meaning.of("half past nine")).isEqualTo(before);
    }
}
