package dev.rapport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports generated mail as one mbox, and has {@code notmuch new} index the same mail where it is installed; writes {@code
 * target/bench/mail.md}.
 *
 * <p>{@code -Drapport.bench.messages} (10,000) and {@code .rounds} (1) say how much. The arguments are programs to compare,
 * {@code name=jar} or {@code name=class path}, which take turns; without any, {@code target/rapport.jar}.
 */
final class MailBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(MailBenchmark.class);
    private static final Path FOLDER = Path.of("target", "bench", "mail");

    private MailBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int messages = Integer.getInteger("rapport.bench.messages", 10_000);
        int rounds = Integer.getInteger("rapport.bench.rounds", 1);
        Path folder = Files.createTempDirectory(Files.createDirectories(FOLDER), "run-");
        Path mbox = folder.resolve("bench.mbox");
        new GeneratedMail().write(messages, mbox, folder.resolve("maildir"));
        List<String> programs = arguments.length == 0 ? List.of("Rapport=target/rapport.jar") : List.of(arguments);
        List<String> lines =
                new ArrayList<>(List.of("# Mail", "", messages + " messages, " + Files.size(mbox) / 1024 + " KB", ""));
        for (int round = 0; round < rounds; round++) {
            for (String program : round % 2 == 0 ? programs : programs.reversed()) {
                String name = program.substring(0, program.indexOf('='));
                MailRun.Figures figures = MailRun.of(
                        program.substring(program.indexOf('=') + 1),
                        folder.resolve(name + "-" + round).toAbsolutePath(),
                        mbox,
                        messages);
                lines.add("- " + name + ": " + figures.line());
                figures.threads()
                        .forEach((name1, cost) ->
                                lines.add("    - %s: %.2f ms a message".formatted(name1, cost / messages * 1000)));
                figures.shares().forEach((place, share) -> lines.add("    - %s: %.1f %%".formatted(place, share)));
            }
            notmuch(folder, round, messages).ifPresent(lines::add);
        }
        Files.write(FOLDER.resolveSibling("mail.md"), lines);
        lines.forEach(LOG::info);
    }

    private static java.util.Optional<String> notmuch(Path folder, int round, int messages)
            throws IOException, InterruptedException {
        Path config = folder.resolve("notmuch-" + round);
        Path database =
                Files.createDirectories(folder.resolve("notmuch-db-" + round)).toAbsolutePath();
        Files.writeString(
                config,
                "[database]\npath=" + database + "\nmail_root="
                        + folder.resolve("maildir").toAbsolutePath()
                        + "\n[user]\nname=b\nprimary_email=b@ours.example\n");
        try {
            long begin = System.nanoTime();
            ProcessBuilder builder = new ProcessBuilder("notmuch", "--config=" + config, "new", "--quiet").inheritIO();
            Process process = builder.start();
            double cpu = 0;
            boolean ended = false;
            while (!ended && System.nanoTime() - begin < TimeUnit.HOURS.toNanos(1)) {
                cpu = Math.max(cpu, ProcessCost.of(process.toHandle()).cpuSeconds());
                ended = process.waitFor(20, TimeUnit.MILLISECONDS);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            return java.util.Optional.of("- notmuch: %s after %.1f s (%.1f/s), CPU %.2f ms a message"
                    .formatted(
                            ended ? "exit " + process.exitValue() : "not done",
                            seconds,
                            messages / seconds,
                            cpu / messages * 1000));
        } catch (IOException none) {
            LOG.warn("notmuch is left out: install it to compare with it");
            return java.util.Optional.empty();
        }
    }
}
