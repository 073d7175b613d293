package dev.rapport.transcribe.model;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of one model: whether they are all there, and what tells one state of them from another.
 *
 * <p>Kaldi models have two layouts; in the older one everything lies at the top. The decoding graph is one file, or two
 * that are put together while decoding. A mark tells that these very files were checked.
 */
record ModelFolder(Path path) {

    private static final String MARK = "rapport-checked.txt";
    private static final long READ_BELOW = 64 << 10;
    private static final List<List<String>> NEEDED = List.of(
            List.of("am/final.mdl", "final.mdl"),
            List.of("conf/mfcc.conf", "mfcc.conf"),
            List.of("graph/HCLG.fst", "HCLG.fst", "graph/HCLr.fst", "HCLr.fst"),
            List.of("graph/HCLG.fst", "HCLG.fst", "graph/Gr.fst", "Gr.fst"));

    /** What is missing, if anything. */
    Optional<String> defect() {
        if (!Files.isDirectory(path)) {
            return Optional.of("there is no folder " + path);
        }
        return NEEDED.stream()
                .filter(choice -> choice.stream().noneMatch(this::hasFile))
                .map(choice -> path + " is no speech model, or not complete: it has no " + choice.getFirst())
                .findFirst();
    }

    private boolean hasFile(String name) {
        try {
            Path file = path.resolve(name);
            return Files.isRegularFile(file) && Files.size(file) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** SHA-256 over the names and sizes of all files, and over what the small ones (the configuration) say. */
    String fingerprint() throws IOException {
        MessageDigest digest = sha256();
        for (Path file : files()) {
            String name = path.relativize(file).toString().replace('\\', '/');
            long size = Files.size(file);
            digest.update((name + " " + size + "\n").getBytes(StandardCharsets.UTF_8));
            if (size < READ_BELOW) {
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    boolean isChecked() throws IOException {
        Path mark = path.resolve(MARK);
        return Files.exists(mark) && Files.readString(mark).strip().equals(fingerprint());
    }

    void markChecked() throws IOException {
        Files.writeString(path.resolve(MARK), fingerprint() + "\n");
    }

    /** Brings all of it onto the disk, so that a loss of power right after a rename leaves nothing half. */
    void force() throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                StandardOpenOption how = Files.isWritable(file) ? StandardOpenOption.WRITE : StandardOpenOption.READ;
                try (FileChannel channel = FileChannel.open(file, how)) {
                    channel.force(true);
                }
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(MARK))
                    .sorted()
                    .toList();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
