package dev.rapport.database;

import dev.rapport.installation.CannotStart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of the embedded server's data, with the password beside it.
 *
 * <p>A new cluster is made under another name and renamed when it is whole, so that a kill in between costs nothing. It
 * asks everyone for a password from its first moment (SCRAM-SHA-256), people of this machine included.
 *
 * @param folder the data; {@code FOLDER.password} beside it holds the password, readable by its owner only
 */
record Cluster(Path folder) {

    static final String SUPERUSER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);
    private static final Duration INITDB_LIMIT = Duration.ofMinutes(5);
    private static final String WHO_MAY_CONNECT = """
            # Written by Rapport: only by a password, only from this machine.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    Path passwordFile() {
        return folder.resolveSibling(folder.getFileName() + ".password");
    }

    Path log() {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    private boolean exists() {
        return Files.exists(folder.resolve("PG_VERSION"));
    }

    /** Makes the cluster and its password where there is none yet, and answers with the password. */
    String ensure(PostgresCommand command, Durability durability) throws IOException {
        if (!Files.exists(passwordFile())) {
            if (exists()) {
                throw new CannotStart(
                        "The password of the database is gone: there is no " + passwordFile() + ".",
                        "Put the file back from a backup; it belongs to the data in " + folder + ".");
            }
            PrivateFiles.write(passwordFile(), newPassword());
        }
        if (!exists()) {
            create(command, durability);
        }
        return Files.readString(passwordFile()).strip();
    }

    private void create(PostgresCommand command, Durability durability) throws IOException {
        log.info("Making a new database in {}", folder);
        deleteDrafts();
        Path draft = folder.resolveSibling(
                folder.getFileName() + ".draft-" + ProcessHandle.current().pid());
        PostgresCommand.Result result = command.run(
                INITDB_LIMIT,
                "initdb",
                List.of(
                        "--pgdata=" + draft,
                        "--username=" + SUPERUSER,
                        durability.initialisation(),
                        "--auth=scram-sha-256",
                        "--pwfile=" + passwordFile(),
                        "--no-instructions",
                        "--encoding=UTF8",
                        // Orders by code point, the same on every machine and with every system library.
                        "--no-locale",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"));
        if (!result.succeeded()) {
            throw new CannotStart(
                    "PostgreSQL cannot make its files in " + draft + ": " + result.output(),
                    "See that there is room on the disk, and that Rapport does not run as root where the system allows "
                            + "root no user namespaces; or give a server of your own as rapport.database.url.");
        }
        PrivateFiles.write(draft.resolve("pg_hba.conf"), WHO_MAY_CONNECT);
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        sync(folder.resolveSibling("."));
    }

    /** Left by a process that was killed in between. */
    private void deleteDrafts() throws IOException {
        try (DirectoryStream<Path> drafts =
                Files.newDirectoryStream(folder.resolveSibling("."), folder.getFileName() + ".draft-*")) {
            for (Path draft : drafts) {
                FileSystemUtils.deleteRecursively(draft);
            }
        }
    }

    private static void sync(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            log.debug("This system does not let {} be synchronised", directory, e); // Windows
        }
    }

    private static String newPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
