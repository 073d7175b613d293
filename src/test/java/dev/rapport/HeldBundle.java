package dev.rapport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/**
 * Has bundles of messages stand still between their two transactions, in the embedded database of a service that runs: what the
 * first one kept is there, what the second one says is not. And an mbox that is read stands still after its second batch. Until
 * this is closed.
 */
final class HeldBundle implements AutoCloseable {

    private static final long LOCK = 140_014;
    private static final long LOCK_OF_FILES = 140_015;

    private final Connection connection;

    private HeldBundle(Connection connection) {
        this.connection = connection;
    }

    static HeldBundle of(Path data) throws IOException, SQLException {
        Path cluster = cluster(data);
        String port =
                Files.readAllLines(cluster.resolve("postmaster.pid")).get(3).strip();
        String password = Files.readString(cluster.resolveSibling(cluster.getFileName() + ".password"))
                .strip();
        HeldBundle held = new HeldBundle(
                DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/rapport", "rapport", password));
        held.run("select pg_advisory_lock(" + LOCK + "), pg_advisory_lock(" + LOCK_OF_FILES + ")");
        // later nobody has the lock, and this lets everything pass
        held.run("""
                create function stand_still() returns trigger language plpgsql as
                $$ begin
                     if (select count(*) from n where state = 'PROCESSED') > 1 then perform pg_advisory_xact_lock(%d); end if;
                     return null;
                   end $$""".formatted(LOCK));
        held.run("create trigger stand_still after update on item referencing new table as n"
                + " for each statement execute function stand_still()");
        held.run("""
                create function stand_still_too() returns trigger language plpgsql as
                $$ begin perform pg_advisory_xact_lock(%d); return null; end $$""".formatted(LOCK_OF_FILES));
        held.run("create trigger stand_still after update on email_import for each row when (old.next_at > 0)"
                + " execute function stand_still_too()");
        return held;
    }

    private static Path cluster(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("postgres"), 3)) {
            return files.filter(one -> Files.exists(one.resolve("postmaster.pid")))
                    .findFirst()
                    .orElseThrow(() -> new IOException("PostgreSQL has no postmaster.pid"));
        }
    }

    /** Whether one stands there. */
    boolean stands() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select exists (select from pg_locks where locktype = 'advisory' and not granted and objid = "
                                + LOCK + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
