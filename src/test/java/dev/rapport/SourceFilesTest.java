package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps source files small, and every package explained and free of null. */
class SourceFilesTest {

    private static final int LONGEST = 300;

    /** Of tests, since a contract is read from its top to its end. */
    private static final int LONGEST_TEST = 400;

    @Test
    void noFileIsLongerThanOneCanRead() throws IOException {
        assertNoneIsLonger(Path.of("src", "main"), LONGEST);
        assertNoneIsLonger(Path.of("src", "test"), LONGEST_TEST);
    }

    @Test
    void everyPackageSaysWhatItHoldsAndIsFreeOfNull() throws IOException {
        List<Path> packages = javaFilesBelow(Path.of("src/main/java")).stream()
                .map(file -> file.resolveSibling("package-info.java"))
                .distinct()
                .toList();

        assertThat(packages).isNotEmpty().allSatisfy(info -> {
            assertThat(info).exists();
            assertThat(lines(info)).anyMatch(line -> line.startsWith("/**")).contains("@NullMarked");
        });
    }

    private static void assertNoneIsLonger(Path folder, int lines) throws IOException {
        assertThat(javaFilesBelow(folder))
                .isNotEmpty()
                .filteredOn(file -> lines(file).size() > lines)
                .as("a file of more than %d lines holds more than one thing", lines)
                .isEmpty();
    }

    private static List<Path> javaFilesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
