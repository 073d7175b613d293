package dev.rapport.privacy;

import dev.rapport.installation.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The copies of originals that lie in folders: what watched folders took and moved to {@code .done}, with its metadata beside
 * it, and recordings in the form that browsers play.
 *
 * <p>In {@code .done}, only a file with the very content of an erased original is deleted: one of many messages stays. Safe for
 * use by many threads.
 */
@Component
class FolderCopies {

    private final DataFolder data;

    FolderCopies(DataFolder data) {
        this.data = data;
    }

    /** Deletes the copies of what was erased; those that are gone are gone. */
    void delete(Erased erased) {
        try {
            for (String original : erased.originals()) {
                Files.deleteIfExists(data.root().resolve("playable").resolve(original + ".flac"));
            }
            for (String file : erased.files()) {
                for (Path copy : taken(data.root().resolve(file))) {
                    if (erased.originals().contains(sha256(copy))) {
                        deleteWithMetadata(copy);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Copies of what was erased can not be deleted; see who owns the data folder", e);
        }
    }

    /** Files of this name below the {@code .done} of a folder above it; a second of a name has a number. */
    private static List<Path> taken(Path file) throws IOException {
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            Path place = folder.resolve(".done").resolve(folder.relativize(file));
            Path beside = place.getParent();
            if (beside != null && Files.isDirectory(beside, LinkOption.NOFOLLOW_LINKS)) {
                String stem = stem(place);
                try (Stream<Path> all = Files.list(beside)) {
                    return all.filter(one -> one.getFileName().toString().startsWith(stem))
                            .filter(one -> Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS))
                            .toList();
                }
            }
        }
        return List.of();
    }

    private static void deleteWithMetadata(Path copy) throws IOException {
        Files.deleteIfExists(copy.resolveSibling(stem(copy) + ".json"));
        Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + ".json"));
        Files.deleteIfExists(copy);
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
