package dev.rapport.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder that people and programs put files into: what was taken goes to {@code .done}, what was refused to {@code
 * .failed} beside a text that says why, each under the path that it had.
 *
 * <p>Nothing is overwritten: a second file of one name gets a number. A move is on disk when it returns.
 */
public record WatchedFolder(Path root) {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedFolder.class);
    private static final int MAX_NAME_BYTES = 255;
    private static final String REASON = ".reason.txt";

    public WatchedFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** The folder that a file lies below, so many names deep as its relative path has. */
    public static WatchedFolder above(Path file, String relative) {
        Path root = file;
        for (int i = Path.of(relative).getNameCount(); i > 0; i--) {
            root = root.resolve("..");
        }
        return new WatchedFolder(root);
    }

    /** Where a file that was taken goes to. */
    public Path donePlace(Path file) {
        return free(root.resolve(".done").resolve(root.relativize(file)));
    }

    /** Where a file that was refused goes to. */
    public Path failedPlace(Path file) {
        return free(root.resolve(".failed").resolve(root.relativize(file)));
    }

    /** Writes why a file was refused, beside where it is kept. */
    public static void explain(Path kept, String reason) throws IOException {
        Files.createDirectories(folderOf(kept));
        Files.writeString(reasonFor(kept), reason + System.lineSeparator());
    }

    /** Says beside the place of a refused file why it was, and in the log; where only that can be written, it is enough. */
    public static void refuse(Path file, Path kept, String reason) {
        try {
            explain(kept, reason);
            LOG.warn("{} is refused: {}", file, reason);
        } catch (IOException e) {
            LOG.warn("{} is refused: {}; this cannot be written beside it", file, reason, e);
        }
    }

    /** The text that says why a file was refused. */
    static Path reasonFor(Path kept) {
        return kept.resolveSibling(fitting(kept.getFileName().toString(), REASON));
    }

    /** What may follow the name of a file, with or without its ending, in the name of its metadata. */
    private static final List<String> SIDECAR_ENDINGS =
            List.of(".json", ".xml", ".csv", "_metadata.json", ".cdr.xml", ".cdr.json");

    /** A file with the metadata of another: the one that is there; else where it is first looked for. */
    public static Path sidecarOf(Path file) {
        return sidecarsOf(file)
                .filter(sidecar -> Files.isRegularFile(sidecar, LinkOption.NOFOLLOW_LINKS))
                .findFirst()
                .orElseGet(() -> file.resolveSibling(stem(file) + SIDECAR_ENDINGS.getFirst()));
    }

    private static Stream<Path> sidecarsOf(Path file) {
        return SIDECAR_ENDINGS.stream()
                .flatMap(ending -> Stream.of(file.getFileName().toString(), stem(file))
                        .distinct()
                        .map(name -> file.resolveSibling(fitting(name, ending))));
    }

    /** The files whose metadata this may be, with or without their ending. */
    public static List<Path> basesOf(Path sidecar) {
        String name = sidecar.getFileName().toString();
        return SIDECAR_ENDINGS.stream()
                .filter(ending -> name.endsWith(ending) && name.length() > ending.length())
                .map(ending -> sidecar.resolveSibling(name.substring(0, name.length() - ending.length())))
                .toList();
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /**
     * Moves a file with its sidecar, the sidecar first: who is killed in between finds the file where it was, and moves it
     * then.
     */
    public static void move(Path file, Path target) throws IOException {
        Path sidecar = sidecarOf(file);
        if (Files.isRegularFile(sidecar, LinkOption.NOFOLLOW_LINKS)) {
            String name = sidecar.getFileName().toString();
            String whole = file.getFileName().toString();
            String ending = name.startsWith(whole) && name.length() > whole.length()
                    ? name.substring(whole.length())
                    : name.substring(stem(file).length());
            String base = ending.length() + whole.length() == name.length()
                    ? target.getFileName().toString()
                    : stem(target);
            moveOne(sidecar, free(target.resolveSibling(fitting(base, ending))));
        }
        moveOne(file, target);
    }

    public static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** The path, or where something has it, that with the first number that makes it free. */
    public static Path free(Path wanted) {
        if (!isThere(wanted)) {
            return wanted;
        }
        String name = wanted.getFileName().toString();
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        for (int n = 2; ; n++) {
            String ending = " (" + n + ")" + name.substring(dot);
            Path numbered = wanted.resolveSibling(fitting(name.substring(0, dot), ending));
            if (!isThere(numbered)) {
                return numbered;
            }
        }
    }

    /** Moves a file that has no sidecar. */
    public static void moveAlone(Path file, Path target) throws IOException {
        moveOne(file, target);
    }

    private static void moveOne(Path file, Path target) throws IOException {
        Files.createDirectories(folderOf(target));
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        force(folderOf(target));
        force(folderOf(file));
    }

    private static Path folderOf(Path file) {
        return file.resolveSibling("").normalize();
    }

    /** Makes what was renamed in a folder durable. */
    public static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** A name of at most as many bytes as file systems allow: the beginning is cut, never the ending. */
    public static String fitting(String name, String ending) {
        String start = name;
        while ((start + ending).getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            start = start.substring(0, start.offsetByCodePoints(start.length(), -1));
        }
        return start + ending;
    }
}
