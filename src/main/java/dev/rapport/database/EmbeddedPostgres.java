package dev.rapport.database;

import dev.rapport.installation.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server that belongs to the data folder: started with the application and stopped with it.
 *
 * <p>The caller holds the lock on the folder. A server that a killed process left behind is stopped and started anew: it
 * may have other settings, and its port is unknown to anyone. It listens on the loopback address only, on a free port,
 * without Unix sockets.
 */
final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int ATTEMPTS = 3;

    /** After a crash the server first repeats what it had written ahead; giving up on that would only begin it again. */
    private static final Duration START_LIMIT = Duration.ofMinutes(30);

    private static final Duration FAST_STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final PostgresCommand command;
    private final Cluster cluster;
    private final Durability durability;
    private final int port;
    private final Access access;

    private EmbeddedPostgres(PostgresCommand command, Cluster cluster, Durability durability, int port, Access access) {
        this.command = command;
        this.cluster = cluster;
        this.durability = durability;
        this.port = port;
        this.access = access;
    }

    /** Returns when the server takes connections. */
    static EmbeddedPostgres start(Path folder, Path programs, Durability durability) {
        long began = System.nanoTime();
        PostgresCommand command = new PostgresCommand(PostgresPrograms.unpackedBelow(programs));
        Cluster cluster = new Cluster(folder);
        try {
            PrivateFiles.createFolder(folder.toAbsolutePath().resolveSibling("."));
            stopOrphan(command, cluster);
            String password = cluster.ensure(command, durability);
            int port = launch(command, cluster, durability);
            Access access = letIn(command, cluster, port, password);
            log.info("PostgreSQL on {} started in {} ms", folder, (System.nanoTime() - began) / 1_000_000);
            return new EmbeddedPostgres(command, cluster, durability, port, access);
        } catch (IOException e) {
            throw new UncheckedIOException("The database in " + folder + " cannot be started", e);
        }
    }

    Access access() {
        return access;
    }

    private static Access letIn(PostgresCommand command, Cluster cluster, int port, String password) {
        boolean done = false;
        try {
            Access access = FirstConnection.makeDatabase(port, password, cluster);
            done = true;
            return access;
        } finally {
            if (!done) {
                stop(command, cluster);
            }
        }
    }

    private static void stopOrphan(PostgresCommand command, Cluster cluster) throws IOException {
        Optional<ProcessHandle> orphan = Postmaster.runningOn(cluster.folder());
        if (orphan.isPresent()) {
            log.warn(
                    "Stopping PostgreSQL, process {}, which a killed process left behind",
                    orphan.get().pid());
            stop(command, cluster);
            if (orphan.get().isAlive() && Postmaster.runningOn(cluster.folder()).isPresent()) {
                throw new CannotStart(
                        "PostgreSQL, process " + orphan.get().pid() + ", still runs on " + cluster.folder()
                                + " and does not stop.",
                        "End that process, then start again.");
            }
        }
    }

    /** Tries again with another port, since another program may take the one that was free a moment ago. */
    private static int launch(PostgresCommand command, Cluster cluster, Durability durability) throws IOException {
        PostgresCommand.Result result = new PostgresCommand.Result(-1, "");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = freePort();
            result = launch(command, cluster, durability, port);
            if (result.succeeded()) {
                return port;
            }
        }
        throw cannotStart(cluster, result);
    }

    private static CannotStart cannotStart(Cluster cluster, PostgresCommand.Result result) throws IOException {
        return new CannotStart(
                "PostgreSQL does not start on " + cluster.folder() + ": " + result.output() + "\n"
                        + Files.readString(cluster.log()).strip(),
                "Its own words above and in " + cluster.log() + " say why; the data is kept.");
    }

    private static PostgresCommand.Result launch(
            PostgresCommand command, Cluster cluster, Durability durability, int port) throws IOException {
        if (Files.exists(cluster.log())) {
            Files.move(
                    cluster.log(),
                    cluster.log().resolveSibling(cluster.log().getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        PrivateFiles.write(cluster.log(), "");
        return command.run(
                START_LIMIT,
                "pg_ctl",
                List.of(
                        "start",
                        "--wait",
                        "--silent",
                        "--timeout=" + START_LIMIT.toSeconds(),
                        "--pgdata=" + cluster.folder(),
                        "--log=" + cluster.log(),
                        "--options=" + options(port, durability)));
    }

    /**
     * Starts the server again, on the same port, if it ended by itself; the pool's next connections then find it.
     *
     * @throws CannotStart if it does not start, which it may do later
     */
    void revive() throws IOException {
        if (Postmaster.runningOn(cluster.folder()).isPresent()) {
            return;
        }
        log.error("PostgreSQL on {} ended by itself, and is started again", cluster.folder());
        PostgresCommand.Result result = launch(command, cluster, durability, port);
        if (!result.succeeded()) {
            throw cannotStart(cluster, result);
        }
        log.info("PostgreSQL on {} is back", cluster.folder());
    }

    private static String options(int port, Durability durability) {
        List<String> settings = new ArrayList<>(durability.settings());
        settings.addAll(List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "timezone=UTC",
                "password_encryption=scram-sha-256",
                "log_checkpoints=off",
                // The text of a failed statement may hold what customers said.
                "log_min_error_statement=panic",
                "log_error_verbosity=terse"));
        return String.join(
                " ", settings.stream().map(setting -> "-c " + setting).toList());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Breaks connections off, but writes all to disk; if that takes too long, leaves the rest to the next start. */
    private static void stop(PostgresCommand command, Cluster cluster) {
        for (String mode : List.of("fast", "immediate")) {
            Duration limit = mode.equals("fast") ? FAST_STOP_LIMIT : STOP_LIMIT;
            PostgresCommand.Result result = command.run(
                    limit.plusSeconds(5),
                    "pg_ctl",
                    List.of(
                            "stop",
                            "--wait",
                            "--silent",
                            "--mode=" + mode,
                            "--timeout=" + limit.toSeconds(),
                            "--pgdata=" + cluster.folder()));
            if (result.succeeded() || !Files.exists(Postmaster.pidFile(cluster.folder()))) {
                return;
            }
            log.warn("PostgreSQL on {} does not stop ({}): {}", cluster.folder(), mode, result.output());
        }
    }

    @Override
    public void close() {
        stop(command, cluster);
        log.info("PostgreSQL on {} stopped", cluster.folder());
    }
}
