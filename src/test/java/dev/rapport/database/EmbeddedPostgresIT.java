package dev.rapport.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.TestFolders;
import dev.rapport.installation.CannotStart;
import dev.rapport.installation.DataFolder;
import dev.rapport.installation.DataFolderLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresIT {

    private static final Path PROGRAMS = TestFolders.of("postgres-programs").toAbsolutePath();

    @TempDir
    private Path temporary;

    private DataFolder folder;

    @BeforeEach
    void chooseAFolder() {
        folder = new DataFolder(temporary.resolve("data of us"));
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(folder.postgres(), PROGRAMS, Durability.SURVIVES_POWER_LOSS);
    }

    @Test
    void whatWasCommittedIsThereAfterARestart() throws Exception {
        try (EmbeddedPostgres first = start()) {
            execute(first, "CREATE TABLE kept AS SELECT 'as it was' AS word");
        }
        assertThat(Postmaster.runningOn(folder.postgres())).isEmpty();

        try (EmbeddedPostgres second = start()) {
            assertThat(query(second, "SELECT word FROM kept")).isEqualTo("as it was");
        }
    }

    @Test
    void aCommitIsOnTheDiskAndWordsSortByCodePoint() throws Exception {
        try (EmbeddedPostgres server = start()) {
            assertThat(query(server, "SHOW fsync")).isEqualTo("on");
            assertThat(query(server, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(server, "SHOW full_page_writes")).isEqualTo("on");
            assertThat(query(server, "SHOW data_checksums")).isEqualTo("on");
            assertThat(query(server, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(query(server, "SELECT lower('ÉCOLE')")).isEqualTo("école");
        }
    }

    @Test
    void nobodyIsLetInWithoutThePassword() throws Exception {
        try (EmbeddedPostgres server = start()) {
            String url = server.access().url();
            for (String user : List.of("rapport", Cluster.SUPERUSER)) {
                assertThatThrownBy(() -> DriverManager.getConnection(url, user, "guess"))
                        .hasMessageContaining("password authentication failed");
            }
            assertThat(query(server, "SELECT setting FROM pg_settings WHERE name IN ('listen_addresses')"))
                    .isEqualTo("127.0.0.1");
        }
        assertThat(Files.readAllLines(folder.postgres().resolve("pg_hba.conf")))
                .noneMatch(line -> line.contains("trust"))
                .filteredOn(line -> line.startsWith("host"))
                .hasSize(2)
                .allMatch(line -> line.endsWith("scram-sha-256"));
    }

    @Test
    void thePasswordIsTheOwnersOnlyAndNoSuperusers() throws Exception {
        try (EmbeddedPostgres server = start()) {
            assertThat(query(server, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            assertThatThrownBy(() -> execute(server, "COPY (SELECT 1) TO PROGRAM 'cat'"))
                    .hasMessageContaining("permission denied");
        }
        Path password = folder.root().resolve("postgres.password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.postgres())))
                .isEqualTo("rwx------");
    }

    @Test
    void anOrphanOfAKilledProcessIsStoppedAndStartedAnew() throws Exception {
        Process process = ServesUntilKilled.start(folder, PROGRAMS);
        assertThatThrownBy(() -> DataFolderLock.on(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(folder.root().toString())
                .hasMessageContaining("process " + process.pid());
        process.destroyForcibly().waitFor();
        ProcessHandle orphan = Postmaster.runningOn(folder.postgres()).orElseThrow();

        try (DataFolderLock lock = DataFolderLock.on(folder);
                EmbeddedPostgres server = start()) {
            orphan.onExit().get(10, TimeUnit.SECONDS);
            assertThat(Postmaster.runningOn(folder.postgres()))
                    .hasValueSatisfying(anew -> assertThat(anew.pid()).isNotEqualTo(orphan.pid()));
            assertThat(query(server, "SHOW fsync")).isEqualTo("on");
        }
    }

    @Test
    void aKilledServerRecoversWhatWasCommitted() throws Exception {
        EmbeddedPostgres first = start();
        execute(first, "CREATE TABLE kept AS SELECT 'as it was' AS word");
        ProcessHandle server = Postmaster.runningOn(folder.postgres()).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(10, TimeUnit.SECONDS);

        try (EmbeddedPostgres second = start()) {
            assertThat(query(second, "SELECT word FROM kept")).isEqualTo("as it was");
        }
    }

    @Test
    void aServerThatEndsByItselfIsStartedAgainWhereEverybodyFindsIt() throws Exception {
        EmbeddedPostgres server = start();
        try (var _ = new DatabaseServer.Embedded(server)) {
            execute(server, "CREATE TABLE kept AS SELECT 'as it was' AS word");
            ProcessHandle first = Postmaster.runningOn(folder.postgres()).orElseThrow();
            first.destroyForcibly();
            first.onExit().get(10, TimeUnit.SECONDS);

            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(query(server, "SELECT word FROM kept")).isEqualTo("as it was"));
        }
        assertThat(Postmaster.runningOn(folder.postgres())).isEmpty();
    }

    @Test
    void aStrangerWhoHasTheNumberOfADeadServerIsNotHarmed() throws Exception {
        start().close();
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(
                    Postmaster.pidFile(folder.postgres()),
                    stranger.pid() + "\n" + folder.postgres()
                            + "\n1700000000\n5432\n\n127.0.0.1\n  1234 5678\nready\n");
            try (EmbeddedPostgres server = start()) {
                assertThat(query(server, "SELECT 1")).isEqualTo("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void anEmptyProcessFileDoesNotStopTheStart() throws Exception {
        start().close();
        Files.writeString(Postmaster.pidFile(folder.postgres()), "");

        try (EmbeddedPostgres server = start()) {
            assertThat(query(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void whatAKilledFirstStartLeftIsMadeAgain() throws Exception {
        Path draft = folder.root().resolve("postgres.draft-1");
        Files.createDirectories(draft.resolve("base"));
        Files.writeString(draft.resolve("PG_VERSION"), "18");
        Files.writeString(folder.root().resolve("postgres.password.draft"), "half");

        try (EmbeddedPostgres server = start()) {
            assertThat(query(server, "SELECT 1")).isEqualTo("1");
        }
        assertThat(draft).doesNotExist();
    }

    @Test
    void aLostPasswordIsAReasonWithARemedy() throws Exception {
        start().close();
        Files.delete(folder.root().resolve("postgres.password"));

        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        CannotStart.class, reason -> assertThat(reason.remedy()).contains("backup"))
                .hasMessageContaining("postgres.password");
    }

    private static void execute(EmbeddedPostgres server, String statement) throws SQLException {
        try (Connection connection = connect(server)) {
            connection.createStatement().execute(statement);
        }
    }

    private static String query(EmbeddedPostgres server, String query) throws SQLException {
        try (Connection connection = connect(server);
                ResultSet result = connection.createStatement().executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        Access access = server.access();
        return DriverManager.getConnection(access.url(), access.username(), access.password());
    }
}
