package dev.rapport.understand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.installation.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFilesTest {

    private static final List<String> BUILT_IN = List.of("common.yaml", "commitments.yaml", "questions.yaml");

    @TempDir
    private Path data;

    private Path own;

    @BeforeEach
    void folder() throws IOException {
        own = Files.createDirectory(data.resolve("trackers"));
    }

    private SequencedMap<String, String> said() {
        return new RuleFiles<>("trackers", BUILT_IN, new DataFolder(data), RuleFilesTest::read).said();
    }

    /** Stands for rules of which the later ones need what the earlier ones define. */
    private static SequencedMap<String, String> read(SequencedMap<String, String> texts) {
        StringBuilder before = new StringBuilder();
        for (String text : texts.values()) {
            if (text.startsWith("needs ") && before.indexOf("defines " + text.substring(6)) < 0) {
                throw new IllegalArgumentException(text);
            }
            before.append(text);
        }
        return texts;
    }

    @Test
    void aFileTakesThePlaceOfTheBuiltInOneAndOthersComeAfterThose() throws IOException {
        Files.writeString(own.resolve("questions.yaml"), "ours");
        Files.writeString(own.resolve("a.yaml"), "more");
        Files.writeString(own.resolve("notes.txt"), "nothing");

        assertThat(said()).containsEntry("questions.yaml", "ours").containsEntry("a.yaml", "more");
        assertThat(said().keySet()).containsExactly("common.yaml", "commitments.yaml", "questions.yaml", "a.yaml");
    }

    @Test
    void aBrokenFileLeavesTheBuiltInOneInItsPlace() throws IOException {
        Files.writeString(own.resolve("common.yaml"), "needs what nobody has");
        Files.writeString(own.resolve("broken.yaml"), "needs what nobody has");

        assertThat(said().keySet()).containsExactlyElementsOf(BUILT_IN);
        assertThat(said().get("common.yaml")).contains("lists:");
    }

    @Test
    void aFileMayUseWhatAnEarlierOneOfTheFolderDefines() throws IOException {
        Files.writeString(own.resolve("commitments.yaml"), "needs words");
        Files.writeString(own.resolve("common.yaml"), "defines words");

        assertThat(said()).containsEntry("commitments.yaml", "needs words");
    }
}
