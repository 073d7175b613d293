package dev.rapport.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the server that runs on a cluster's folder, by the {@code postmaster.pid} that PostgreSQL keeps there.
 *
 * <p>The file outlives a crash, and its number may by then be another program's, which must not be harmed. So the process
 * counts only where it is a {@code postgres} that works in this folder: by its working folder, which is the cluster, or
 * where the system does not tell that, by its arguments.
 */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

    private Postmaster() {}

    static Path pidFile(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /**
     * The server of this folder, if it lives. A file that names a living stranger or nothing at all is deleted, since
     * PostgreSQL would refuse to start for it; the caller holds the lock on the folder, so nobody is just writing it. A
     * file that names a dead process is left to PostgreSQL, which then makes sure that no child of it lives on.
     */
    static Optional<ProcessHandle> runningOn(Path cluster) throws IOException {
        Path file = pidFile(cluster);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        long pid = pid(file);
        Optional<ProcessHandle> process = pid > 0 ? ProcessHandle.of(pid) : Optional.empty();
        if (process.isPresent() && isServerOf(cluster, process.get())) {
            return process;
        }
        if (pid <= 0 || process.isPresent()) {
            log.warn("{} names process {}, which is not PostgreSQL on this folder: deleting the file", file, pid);
            Files.delete(file);
        }
        return Optional.empty();
    }

    /** Zero where the file names no process. A server for maintenance writes its number as a negative one. */
    private static long pid(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        try {
            return lines.isEmpty()
                    ? 0
                    : Math.abs(Long.parseLong(lines.getFirst().strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static boolean isServerOf(Path cluster, ProcessHandle process) {
        String program = process.info().command().orElse("");
        String name = program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
        if (!name.equals("postgres") && !name.equals("postgres.exe")) {
            return false;
        }
        Path workingFolder = Path.of("/proc", Long.toString(process.pid()), "cwd");
        if (Files.isDirectory(workingFolder)) {
            return isSame(workingFolder, cluster);
        }
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(cluster.toString()))
                .orElse(true); // rather stop a server that can be started again than run two on one folder
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            log.debug("{} cannot be looked at", one, e);
            return false; // it ended meanwhile, or belongs to another user, whom PostgreSQL bars from our folder
        }
    }
}
