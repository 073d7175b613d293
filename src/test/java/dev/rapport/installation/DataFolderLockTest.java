package dev.rapport.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderLockTest {

    @TempDir
    private Path temporary;

    @Test
    void aFolderIsHadByOneAtATime() {
        DataFolder folder = new DataFolder(temporary.resolve("new"));
        try (DataFolderLock first = DataFolderLock.on(folder)) {
            assertThatThrownBy(() -> DataFolderLock.on(folder))
                    .isInstanceOfSatisfying(
                            CannotStart.class,
                            reason -> assertThat(reason.remedy()).contains("--rapport.data"))
                    .hasMessageContaining(folder.root().toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        DataFolderLock.on(folder).close();
    }

    @Test
    void aFileInThePlaceOfTheFolderIsAReasonWithARemedy() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> DataFolderLock.on(new DataFolder(file)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(file.toString());
    }
}
