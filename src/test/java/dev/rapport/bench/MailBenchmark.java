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
 * Imports generated mail as one mbox, then more of it as another, since a process that has just started compiles most of its code
 * meanwhile; and has {@code notmuch new} index the mail of the first where it is installed. Writes {@code target/bench/mail.md}.
 *
 * <p>{@code -Drapport.bench.messages} (10,000), {@code .more} (as many; 0 for none) and {@code .rounds} (1) say how much. The
 * arguments are programs to compare,
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
        int more = Integer.getInteger("rapport.bench.more", messages);
        Path first = folder.resolve("first.mbox");
        Path second = folder.resolve("second.mbox");
        GeneratedMail mail = new GeneratedMail();
        mail.write(messages, first, folder.resolve("maildir"));
        mail.write(more, second, folder.resolve("maildir-more"));
        List<String> programs = arguments.length == 0 ? List.of("Rapport=target/rapport.jar") : List.of(arguments);
        List<String> lines =
                new ArrayList<>(List.of("# Mail", "", messages + " messages, " + Files.size(first) / 1024 + " KB", ""));
        for (int round = 0; round < rounds; round++) {
            for (String program : round % 2 == 0 ? programs : programs.reversed()) {
                String name = program.substring(0, program.indexOf('='));
                lines.addAll(run(
                        name,
                        MailRun.of(
                                program.substring(program.indexOf('=') + 1),
                                folder.resolve(name + "-" + round).toAbsolutePath(),
                                more == 0
                                        ? List.of(new MailRun.Box(first, messages))
                                        : List.of(new MailRun.Box(first, messages), new MailRun.Box(second, more)))));
            }
            notmuch(folder, round, messages).ifPresent(lines::add);
        }
        Files.write(FOLDER.resolveSibling("mail.md"), lines);
        lines.forEach(LOG::info);
    }

    private static List<String> run(String name, MailRun.Run run) {
        List<String> lines = new ArrayList<>();
        for (MailRun.Figures figures : run.imports()) {
            lines.add("- " + name + (lines.isEmpty() ? ", just started: " : ", then: ") + figures.line());
            figures.threads()
                    .forEach((thread, cost) -> lines.add(
                            "    - %s: %.2f ms a message".formatted(thread, cost / figures.messages() * 1000)));
        }
        run.shares().forEach((place, share) -> lines.add("    - %s: %.1f %%".formatted(place, share)));
        return lines;
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
