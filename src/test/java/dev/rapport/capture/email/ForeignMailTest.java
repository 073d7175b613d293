package dev.rapport.capture.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads the messages of mime4j, Apache James and GreenMail, which nobody on the project wrote. */
class ForeignMailTest {

    private static final Path MAIL = Path.of("../shared/data/mime");
    private static final Pattern SUBJECT =
            Pattern.compile("^<message>\\s*<header>.*?<field>\\s*Subject:(.*?)</field>.*?</header>", Pattern.DOTALL);

    @BeforeEach
    void needsTheMail() {
        assumeTrue(Files.isDirectory(MAIL), () -> "There is no foreign mail at " + MAIL.toAbsolutePath());
    }

    @Test
    void everyMessageIsReadInBoundedTime() throws IOException {
        List<Path> messages = messages();
        for (Path message : messages) {
            long start = EmailReading.processorTime();
            EmailMessage read = EmailReading.READER.read(message);
            assertThat(Duration.ofNanos(EmailReading.processorTime() - start))
                    .as("%s", message)
                    .isLessThan(Duration.ofSeconds(2));
            assertThat(read.text().blocks()).isNotNull();
        }
        System.out.println("Foreign mail: " + messages.size() + " messages read");
    }

    @Test
    void mostAgreesWithWhatMime4jExpects() throws IOException {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (Path message : messages()) {
            Path expected = beside(message, "_decoded.xml");
            if (Files.exists(expected)) {
                compared++;
                differences(message, expected)
                        .forEach(difference -> differences.add(message.getFileName() + ": " + difference));
            }
        }
        System.out.println("Foreign mail: " + compared + " messages compared, " + differences.size() + " differences\n"
                + String.join("\n", differences));
        assertThat(differences).hasSizeLessThan(compared / 4);
    }

    private static List<String> differences(Path file, Path expected) throws IOException {
        EmailMessage message = EmailReading.READER.read(file);
        List<String> differences = new ArrayList<>();
        Matcher subject = SUBJECT.matcher(Files.readString(expected, StandardCharsets.ISO_8859_1));
        if (subject.find() && !subject.group(1).contains("=?")) {
            String wanted = normal(subject.group(1).replace("&lt;", "<").replace("&amp;", "&"));
            if (!normal(message.subject()).equals(wanted)) {
                differences.add("the subject is " + message.subject() + " for " + wanted);
            }
        }
        String all = allText(message);
        String stem = expected.getFileName().toString().replace(".xml", "");
        try (Stream<Path> parts = Files.list(file.getParent())) {
            parts.filter(part -> part.getFileName().toString().startsWith(stem + "_"))
                    .filter(part -> !isThere(part, message, all))
                    .forEach(part -> differences.add(part.getFileName() + " is not found"));
        }
        return differences;
    }

    private static boolean isThere(Path part, EmailMessage message, String all) {
        try {
            byte[] bytes = Files.readAllBytes(part);
            if (part.toString().endsWith(".bin")) {
                return message.attachments().stream().anyMatch(file -> file.size() == bytes.length)
                        || bytes.length == 0;
            }
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            String plain =
                    letters(text.contains("<html") || text.contains("<HTML") ? text.replaceAll("<[^>]*>", "") : text);
            return letters(all).contains(plain.substring(0, Math.min(plain.length(), 400)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String allText(EmailMessage message) {
        return message.text().body()
                + message.attachments().stream().map(ForeignMailTest::content).collect(Collectors.joining());
    }

    private static String content(EmailAttachment attachment) {
        try (InputStream in = attachment.content().open()) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String letters(String text) {
        return text.replaceAll("[^A-Za-z0-9]", "");
    }

    private static String normal(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static Path beside(Path message, String ending) {
        return message.resolveSibling(message.getFileName().toString().replaceFirst("\\.msg$", "") + ending);
    }

    private static List<Path> messages() throws IOException {
        try (Stream<Path> files = Files.walk(MAIL)) {
            return files.filter(file -> file.toString().matches(".*\\.(?:eml|msg)"))
                    .sorted()
                    .toList();
        }
    }
}
