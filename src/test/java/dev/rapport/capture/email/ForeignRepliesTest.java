package dev.rapport.capture.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rapport.capture.email.text.MarkedText;
import dev.rapport.capture.email.text.MessageText;
import dev.rapport.capture.email.text.PlainText;
import dev.rapport.capture.email.text.Sender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Reads the texts of other reply parsers' own tests.
 *
 * <p>They come without results. Which of their lines are the reply was written down by us after seeing what the splitter makes
 * of them, so this shows that nothing of it changes unseen, and says little of how well it does on mail of others.
 */
class ForeignRepliesTest {

    private static final Path GITHUB = Path.of("../shared/data/reply/github-email_reply_parser/emails");
    private static final Path CRISP = Path.of("../shared/data/reply/crisp-email-reply-parser/fixtures");

    private static final Map<String, String> LINES = Map.ofEntries(
            Map.entry("correct_sig", "1"),
            Map.entry("email_1_1", "1-5"),
            Map.entry("email_1_2", "1 9-34"),
            Map.entry("email_1_3", "1-3"),
            Map.entry("email_1_4", "1"),
            Map.entry("email_1_5", "1-15"),
            Map.entry("email_1_6", "1"),
            Map.entry("email_1_7", "1"),
            Map.entry("email_1_8", "13 19"),
            Map.entry("email_2_1", "1"),
            Map.entry("email_2_2", "1"),
            Map.entry("email_2_3", "1"),
            Map.entry("email_4", "1"),
            Map.entry("email_5", "1-15"),
            Map.entry("email_BlackBerry", "1"),
            Map.entry("email_blackberry", "1"),
            Map.entry("email_bullets", "1-9"),
            Map.entry("email_iPhone", "1"),
            Map.entry("email_iphone", "1"),
            Map.entry("email_long_quote", "1-4 6-8"),
            Map.entry("email_multi_word_sent_from_my_mobile_device", "1"),
            Map.entry("email_one_is_not_on", "1-5"),
            Map.entry("email_sent_from_my_not_signature", "1-3"),
            Map.entry("email_sig_delimiter_in_middle_of_line", "1-7"),
            Map.entry("greedy_on", "1-6"),
            Map.entry("pathological", "1-2"));

    @Test
    void nearlyAllRepliesAreFoundExactly() throws IOException {
        assumeTrue(Files.isDirectory(GITHUB), () -> "There are no foreign replies at " + GITHUB.toAbsolutePath());
        int compared = 0;
        List<String> differences = new ArrayList<>();
        for (Path folder : List.of(GITHUB, CRISP)) {
            for (Map.Entry<String, String> expected : LINES.entrySet()) {
                Path file = folder.resolve(expected.getKey() + ".txt");
                if (Files.exists(file)) {
                    compared++;
                    compare(file, expected.getValue(), differences);
                }
            }
        }
        System.out.println("Foreign replies: " + (compared - differences.size()) + " of " + compared + " exact\n"
                + String.join("\n", differences));
        assertThat(differences.size() * 20).isLessThanOrEqualTo(compared);
    }

    private static void compare(Path file, String ranges, List<String> differences) throws IOException {
        String text = Files.readString(file);
        MessageText read = MessageText.split(MarkedText.plain(PlainText.read(text)), Sender.UNKNOWN, false);
        if (!normal(read.reply()).equals(normal(lines(text, ranges)))) {
            differences.add(file + ": " + read.reply());
        }
    }

    private static String lines(String text, String ranges) {
        List<String> lines = text.lines().toList();
        return Arrays.stream(ranges.split(" "))
                .map(range -> range.split("-"))
                .map(range -> String.join(
                        "\n", lines.subList(Integer.parseInt(range[0]) - 1, Integer.parseInt(range[range.length - 1]))))
                .collect(Collectors.joining("\n\n"));
    }

    /** Empty lines between blocks say nothing. */
    private static String normal(String text) {
        return text.lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
