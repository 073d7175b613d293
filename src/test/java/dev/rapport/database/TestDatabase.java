package dev.rapport.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.rapport.TestFolders;
import dev.rapport.installation.DataFolder;
import dev.rapport.installation.DataFolderLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * A fresh database with all migrations, on the one real PostgreSQL of this JVM.
 *
 * <p>One for each test class is the usual: {@code private static final TestDatabase database = TestDatabase.migrated();}.
 * It is copied from a template, which takes some ten milliseconds. Nothing needs to be closed: the server ends with the JVM.
 */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Access access;
    private final HikariDataSource dataSource;

    private TestDatabase(Access access) {
        this.access = access;
        this.dataSource = DatabaseConfiguration.pool(access, 20);
    }

    public static TestDatabase migrated() {
        return new TestDatabase(Server.copyOfTemplate("test" + COUNT.incrementAndGet()));
    }

    public HikariDataSource dataSource() {
        return dataSource;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    /** For code that wants a transaction around it, as the application's {@code @Transactional} would give. */
    public TransactionTemplate transactions() {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** Arguments for the whole application to use this database instead of an embedded one of its own. */
    public List<String> arguments() {
        return List.of(
                "--rapport.database.url=" + access.url(),
                "--rapport.database.username=" + access.username(),
                "--rapport.database.password=" + access.password());
    }

    /** For a whole application with an embedded server of its own: saves it from unpacking PostgreSQL again. */
    public static String programsArgument() {
        return "--rapport.database.programs=" + Server.PROGRAMS;
    }

    /** The server, started on first use, with the migrated template. */
    private static final class Server {

        private static final Path FOLDER = TestFolders.of("test-database").toAbsolutePath();

        /** Where the programs are unpacked once for all tests. */
        private static final Path PROGRAMS = TestFolders.of("postgres-programs").toAbsolutePath();

        private static final Access TEMPLATE = start();

        private static Access start() {
            deleteLeftOvers();
            Path root = FOLDER.resolve(Long.toString(ProcessHandle.current().pid()));
            DataFolderLock lock = DataFolderLock.on(new DataFolder(root));
            EmbeddedPostgres server = EmbeddedPostgres.start(root.resolve("postgres"), PROGRAMS, Durability.NONE);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                lock.close();
                deleteLater(root);
            }));
            Access access = server.access();
            Flyway.configure()
                    .dataSource(access.url(), access.username(), access.password())
                    .load()
                    .migrate();
            allowToCopy(root, access);
            return access;
        }

        private static void allowToCopy(Path root, Access access) {
            try (Connection connection = DriverManager.getConnection(
                            urlOf(access, "postgres"), Cluster.SUPERUSER, access.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER ROLE rapport CREATEDB");
            } catch (SQLException e) {
                throw new IllegalStateException(root + " cannot be prepared for tests", e);
            }
        }

        static synchronized Access copyOfTemplate(String name) {
            try (Connection connection = DriverManager.getConnection(
                            urlOf(TEMPLATE, "postgres"), TEMPLATE.username(), TEMPLATE.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name + " TEMPLATE rapport");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return new Access(urlOf(TEMPLATE, name), TEMPLATE.username(), TEMPLATE.password());
        }

        private static String urlOf(Access access, String database) {
            return access.url().substring(0, access.url().lastIndexOf('/') + 1) + database;
        }

        /** Of test runs that were killed: their servers live on. */
        private static void deleteLeftOvers() {
            if (!Files.isDirectory(FOLDER)) {
                return;
            }
            try (var roots = Files.list(FOLDER)) {
                for (Path root : roots.toList()) {
                    if (isDead(root)) {
                        Postmaster.runningOn(root.resolve("postgres")).ifPresent(ProcessHandle::destroyForcibly);
                        delete(root);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static boolean isDead(Path root) {
            return ProcessHandle.of(Long.parseLong(root.getFileName().toString()))
                    .isEmpty();
        }

        /** By a process that outlives this one: hundreds of databases take longer to delete than a build waits for its end. */
        private static void deleteLater(Path root) {
            try {
                new ProcessBuilder("rm", "-rf", root.toString()).start();
            } catch (IOException e) {
                System.err.println(root + " is deleted by the next run of the tests: " + e);
            }
        }

        private static void delete(Path root) {
            try {
                FileSystemUtils.deleteRecursively(root);
            } catch (IOException e) {
                System.err.println(root + " cannot be deleted: " + e);
            }
        }
    }
}
