package dev.rapport.database;

import dev.rapport.installation.CannotStart;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * Unpacks the programs of PostgreSQL, which come as an archive on the class path, once for each version of them.
 *
 * <p>They go to a folder of the caller's, never to the shared temporary folder, where another user could have put
 * programs of his own under a name that can be guessed. They are unpacked beside their place and then renamed, so that a
 * folder with the right name is complete, whenever the process was killed. A power cut may still leave empty files there,
 * so their sizes are added up at each start: a thousand files are faster looked at each time than forced to disk once.
 */
final class PostgresPrograms {

    private static final Logger log = LoggerFactory.getLogger(PostgresPrograms.class);

    /** Holds the sum of the sizes of all other files. */
    private static final String SIZE = "unpacked-bytes";

    private PostgresPrograms() {}

    /** The folder with {@code initdb} and {@code pg_ctl} in it. */
    static Path unpackedBelow(Path folder) {
        String archive = archive();
        try {
            Path home = folder.resolve("postgresql-" + digest(archive).substring(0, 16));
            if (!isWhole(home)) {
                log.info("Unpacking PostgreSQL to {}", home);
                FileSystemUtils.deleteRecursively(home);
                PrivateFiles.createFolder(folder);
                Path draft = PrivateFiles.createFolder(
                        folder.resolve("draft-" + ProcessHandle.current().pid()));
                unpack(archive, draft);
                PrivateFiles.write(draft.resolve(SIZE), Long.toString(sizeOf(draft)));
                putInPlace(draft, home);
            }
            return home.resolve("bin");
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be unpacked to " + folder, e);
        }
    }

    private static String archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String name = system.contains("win") && !system.contains("darwin")
                ? "windows"
                : system.contains("mac") || system.contains("darwin") ? "darwin" : "linux";
        String machine = System.getProperty("os.arch");
        String archive = "/postgres-" + name + "-" + (machine.equals("amd64") ? "x86_64" : machine) + ".txz";
        if (PostgresPrograms.class.getResource(archive) == null) {
            throw new CannotStart(
                    "There is no embedded PostgreSQL for " + system + " on " + machine + ".",
                    "Give the address of a PostgreSQL server of your own as rapport.database.url.");
        }
        return archive;
    }

    private static InputStream open(String archive) throws IOException {
        InputStream stream = PostgresPrograms.class.getResourceAsStream(archive);
        if (stream == null) {
            throw new IOException(archive + " is gone from the class path");
        }
        return stream;
    }

    private static String digest(String archive) throws IOException {
        try (DigestInputStream stream = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(String archive, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open(archive), 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException(entry.getName() + " leaves the folder that it is unpacked to");
                }
                unpack(tar, entry, file);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true, true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    private static boolean isWhole(Path home) throws IOException {
        Path size = home.resolve(SIZE);
        return Files.exists(size) && Files.readString(size).strip().equals(Long.toString(sizeOf(home)));
    }

    private static long sizeOf(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> !file.endsWith(SIZE))
                    .map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
        }
    }

    private static void putInPlace(Path draft, Path home) throws IOException {
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            FileSystemUtils.deleteRecursively(draft);
            if (!Files.isDirectory(home)) { // otherwise another process was faster, with the same result
                throw e;
            }
        }
    }
}
