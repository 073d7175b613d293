package dev.rapport.transcribe.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Unpacks archives from strangers: nothing lands outside of the target, and nothing grows without bounds.
 *
 * <p>Links and special files are left out. The limit is far above what models shrink to in an archive.
 */
final class Archives {

    private static final int MAX_GROWTH = 50;
    private static final int BLOCK = 64 << 10;

    private Archives() {}

    static void unzip(Path zip, Path target) throws IOException {
        Budget budget = new Budget(zip);
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : List.copyOf(file.stream().toList())) {
                if (!entry.isDirectory()) {
                    try (InputStream in = file.getInputStream(entry)) {
                        budget.copy(in, within(target, entry.getName()));
                    }
                }
            }
        }
    }

    /** Unpacks what lies in one folder of a gzipped tar archive. */
    static void untar(Path tarball, String folder, Path target) throws IOException {
        Budget budget = new Budget(tarball);
        try (TarArchiveInputStream in = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(tarball)), BLOCK))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.isFile() && entry.getName().startsWith(folder + "/")) {
                    budget.copy(in, within(target, entry.getName().substring(folder.length() + 1)));
                }
            }
        }
    }

    private static Path within(Path target, String name) throws IOException {
        Path file = target.resolve(name).normalize();
        if (!file.startsWith(target) || file.equals(target)) {
            throw new IOException("the archive holds a file that would lie outside of the model: " + name);
        }
        return file;
    }

    /** How much more may be unpacked. */
    private static final class Budget {

        private long left;

        Budget(Path archive) throws IOException {
            left = (Files.size(archive) + BLOCK) * MAX_GROWTH;
        }

        void copy(InputStream in, Path file) throws IOException {
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                byte[] block = new byte[BLOCK];
                for (int read = in.read(block); read >= 0; read = in.read(block)) {
                    left -= read;
                    if (left < 0) {
                        throw new IOException("the archive grows beyond " + MAX_GROWTH + " times its size");
                    }
                    out.write(block, 0, read);
                }
            }
        }
    }
}
