package dev.rapport.capture.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.capture.email.text.MessageText;
import dev.rapport.capture.email.text.TextBlock.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whose words each line of a message is, on messages of many programs and languages, written down before the splitter had seen
 * them.
 *
 * <p>{@code written.txt} has a letter before each line: r newly written, q quoted, f forwarded, s signature, d small print.
 */
class WhoWroteTest {

    @TestFactory
    Stream<DynamicTest> everyLineIsOfWhomItIs() throws IOException {
        return Arrays.stream(resource("written.txt").split("(?m)^=== ", -1))
                .filter(part -> !part.isBlank())
                .map(part -> DynamicTest.dynamicTest(part.substring(0, part.indexOf(" | ")), () -> check(part)));
    }

    /** {@code attributions.txt} has a line for each program: whether it also quotes without signs, its name, what it writes. */
    @TestFactory
    Stream<DynamicTest> whatProgramsWriteAboveAQuoteIsOfTheQuote() throws IOException {
        return resource("attributions.txt")
                .lines()
                .map(line -> line.split(" \\| ", 3))
                .flatMap(line -> {
                    String above = "r The second.\nq\nq " + line[2] + "\nq\nq > Which one?\nq > It is the last week.";
                    String between =
                            "q " + line[2] + "\nq > Which one?\nr\nr The second.\nq\nq > By when?\nr\nr By May.";
                    String bare = "r The second.\nq\nq " + line[2] + "\nq\nq Which one?\nq It is the last week.";
                    return Stream.of(above, between, bare)
                            .limit(line[0].equals("any") ? 3 : 2)
                            .map(text ->
                                    DynamicTest.dynamicTest(line[1], () -> check("x | dana@acme.example\n" + text)));
                });
    }

    private static void check(String part) {
        String from = part.substring(part.indexOf(" | ") + 3, part.indexOf('\n'));
        List<String> marked = part.substring(part.indexOf('\n') + 1).lines().toList();
        String body = marked.stream()
                .map(line -> line.substring(Math.min(2, line.length())))
                .collect(Collectors.joining("\n"));
        EmailMessage read = EmailReading.read("From: " + from
                + "\nTo: tom.becker@northwind.example\nSubject: Re: Offer\nMIME-Version: 1.0\n"
                + "Content-Type: text/plain; charset=utf-8\n\n" + body + "\n");
        List<String> wanted = marked.stream().filter(line -> line.length() > 2).toList();
        assertThat(lines(read.text())).containsExactlyElementsOf(wanted);
    }

    /** Empty lines belong to nobody. */
    private static List<String> lines(MessageText text) {
        List<String> lines = new ArrayList<>();
        text.blocks()
                .forEach(block -> block.in(text.body())
                        .lines()
                        .filter(line -> !line.isBlank())
                        .forEach(line -> lines.add(letter(block.kind()) + " " + line)));
        return lines;
    }

    private static char letter(Kind kind) {
        return switch (kind) {
            case REPLY -> 'r';
            case QUOTED -> 'q';
            case FORWARDED -> 'f';
            case SIGNATURE -> 's';
            case DISCLAIMER -> 'd';
        };
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = WhoWroteTest.class.getResourceAsStream("/mail/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
