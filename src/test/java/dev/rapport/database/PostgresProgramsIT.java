package dev.rapport.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.TestFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresProgramsIT {

    @TempDir
    private Path temporary;

    @Test
    void aFileThatAPowerCutEmptiedIsUnpackedAgain() throws Exception {
        Path server = PostgresPrograms.unpackedBelow(temporary).resolve("postgres");
        assertThat(server).isExecutable();
        long size = Files.size(server);
        Files.write(server, new byte[0]);

        PostgresPrograms.unpackedBelow(temporary);

        assertThat(server).hasSize(size).isExecutable();
    }

    @Test
    void whatIsWholeIsLeftAlone() throws Exception {
        Path programs = TestFolders.of("postgres-programs").toAbsolutePath();
        Path server = PostgresPrograms.unpackedBelow(programs).resolve("postgres");
        Object before = Files.getAttribute(server, "unix:ino");

        assertThat(PostgresPrograms.unpackedBelow(programs)).isEqualTo(server.getParent());

        assertThat(Files.getAttribute(server, "unix:ino")).isEqualTo(before);
    }
}
