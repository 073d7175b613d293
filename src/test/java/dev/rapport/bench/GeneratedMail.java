package dev.rapport.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Business mail that is the same at each run: threads of one to eight messages between a few hundred customers and ourselves,
 * answers with what they quote, signatures, a third also as HTML, a tenth with a small file.
 */
final class GeneratedMail {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");
    private static final List<String> WORDS = List.of(
            ("offer price delivery contract invoice meeting tomorrow question about your our the a we you will can could please"
                            + " send need before next week month quarter budget approval machine order licence support ticket"
                            + " version update problem solved thanks for with and but because when where project plan team manager")
                    .split(" "));

    private final Random random = new Random(4711);
    private final List<Thread> open = new ArrayList<>();
    private int written;

    /** What an answer needs to know of the message before it. */
    private record Thread(String subject, int customer, int messages, List<String> ids, String last) {}

    /** Writes the next ones, which go on where the last left off, as one mbox and, for others, as files of a folder. */
    void write(int count, Path mbox, Path maildir) throws IOException {
        Path folder = Files.createDirectories(maildir.resolve("cur"));
        Files.createDirectories(maildir.resolve("new"));
        Files.createDirectories(maildir.resolve("tmp"));
        try (Writer out = Files.newBufferedWriter(mbox)) {
            for (int end = written + count; written < end; written++) {
                String message = message(written);
                out.write("From sender@example.com Mon Jan  5 08:00:00 2026\n" + message + "\n");
                Files.writeString(folder.resolve(written + ".eml:2,S"), message);
            }
        }
    }

    private String message(int number) {
        boolean begins = open.size() < 30 || random.nextInt(4) == 0;
        Thread thread = begins
                ? new Thread(sentence(5) + " " + number, random.nextInt(300), 0, List.of(), "")
                : open.remove(random.nextInt(open.size()));
        String id = "<m" + number + "@mail.example.com>";
        boolean theirs = thread.messages() % 2 == 0;
        String reply = text();
        String body = reply + "\n-- \n" + (theirs ? "Customer " + thread.customer() : "Sales Desk")
                + "\nPhone: +44 20 7946 0" + (100 + thread.customer()) + "\n" + quoted(thread);
        List<String> ids = new ArrayList<>(thread.ids());
        ids.add(id);
        if (ids.size() < 8) {
            open.add(new Thread(thread.subject(), thread.customer(), thread.messages() + 1, ids, reply));
        }
        return head(thread, number, id, theirs) + content(number, body);
    }

    private static String head(Thread thread, int number, String id, boolean theirs) {
        String customer = "Customer " + thread.customer() + " <buyer" + thread.customer() + "@customer"
                + thread.customer() / 3 + ".example>";
        String desk = "Sales Desk <sales@ours.example>";
        return "From: " + (theirs ? customer : desk) + "\nTo: " + (theirs ? desk : customer) + "\nDate: "
                + DATE.format(BEGIN.plusSeconds(number * 97L)) + "\nMessage-ID: " + id + "\nSubject: "
                + (thread.messages() == 0 ? "" : "Re: ") + thread.subject() + "\n"
                + (thread.messages() == 0
                        ? ""
                        : "In-Reply-To: " + thread.ids().getLast() + "\nReferences: " + String.join("\n ", thread.ids())
                                + "\n")
                + "MIME-Version: 1.0\n";
    }

    private static String quoted(Thread thread) {
        return thread.messages() == 0
                ? ""
                : "\nOn Mon, 5 Jan 2026 at 08:00, Somebody wrote:\n> "
                        + thread.last().strip().replace("\n", "\n> ") + "\n";
    }

    private String content(int number, String body) {
        String plain = "Content-Type: text/plain; charset=utf-8\n\n" + body;
        if (number % 10 == 7) {
            String table = "article;number;price\n" + "screw;" + number + ";1.20\n".repeat(20);
            String file =
                    Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(table.getBytes(StandardCharsets.UTF_8));
            return "Content-Type: multipart/mixed; boundary=bb\n\n--bb\n" + plain
                    + "\n--bb\nContent-Type: text/csv; name=\"list"
                    + number + ".csv\"\nContent-Disposition: attachment; filename=\"list" + number
                    + ".csv\"\nContent-Transfer-Encoding: base64\n\n" + file + "\n--bb--\n";
        }
        return number % 3 != 0
                ? plain
                : "Content-Type: multipart/alternative; boundary=bb\n\n--bb\n" + plain
                        + "\n--bb\nContent-Type: text/html; charset=utf-8\n\n<html><body><p>"
                        + body.replace(">", "&gt;").replace("\n", "<br>\n") + "</p></body></html>\n--bb--\n";
    }

    private String text() {
        StringBuilder text = new StringBuilder("Hello,\n\n");
        int paragraphs = 1 + random.nextInt(4);
        for (int i = 0; i < paragraphs; i++) {
            int sentences = 1 + random.nextInt(5);
            for (int j = 0; j < sentences; j++) {
                text.append(sentence(6 + random.nextInt(12))).append(".\n");
            }
            text.append('\n');
        }
        return text.append("Kind regards\n").toString();
    }

    private String sentence(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            text.append(i == 0 ? "" : " ")
                    .append(i == 0 ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : word);
        }
        return text.toString();
    }
}
