package dev.rapport.bench;

import dev.rapport.bench.SearchQuestions.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the application over HTTP, and PostgreSQL's own search the same, over generated conversations in the archive of the
 * application; writes {@code target/bench/search.md}.
 *
 * <p>The conversations are written into its tables, and the application then makes the index by itself, since there is none; it is
 * asked meanwhile. {@code -Drapport.bench.moments} (1,000,000) says how many, {@code .rounds} (3) how often each
 * question is asked. The argument is the program, a jar or a class path; without it {@code target/rapport.jar}.
 */
final class SearchBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(SearchBenchmark.class);
    private static final Path FOLDER = Path.of("target", "bench");
    private static final Path LABELS = Path.of("..", "shared", "data", "labels");
    private static final double MOMENTS_A_TALK = 10.3;
    private static final String MEMORY = "-Xmx1500m";

    private final GeneratedTalk generated = new GeneratedTalk(LABELS);
    private final Path folder;
    private final String program;
    private final SearchReport report = new SearchReport();

    private SearchBenchmark(Path folder, String program) {
        this.folder = folder;
        this.program = program;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        int moments = Integer.getInteger("rapport.bench.moments", 1_000_000);
        Path made = Files.createTempDirectory(Files.createDirectories(FOLDER), "search-");
        String program = arguments.length == 0 ? "target/rapport.jar" : arguments[0];
        SearchBenchmark benchmark = new SearchBenchmark(made, program);
        try {
            benchmark.run((int) (moments / MOMENTS_A_TALK));
        } finally {
            if (!Boolean.getBoolean("rapport.bench.keep")) {
                org.springframework.util.FileSystemUtils.deleteRecursively(made);
            }
        }
    }

    private void run(int conversations) throws IOException, InterruptedException, SQLException {
        long moments;
        try (MeasuredRapport rapport = MeasuredRapport.start(program, folder);
                Connection database = rapport.database()) {
            long begin = System.nanoTime();
            moments = new TalkTables(database).write(generated, conversations);
            LOG.info("{} moments are in the archive after {} s", moments, seconds(begin));
            report.postgresBuild(new PostgresSearch(database).build());
            database.createStatement().execute("vacuum analyze");
        }
        org.springframework.util.FileSystemUtils.deleteRecursively(folder.resolve("data/index"));
        report.size(conversations, moments);
        try (MeasuredRapport rapport = MeasuredRapport.start(program, folder, options());
                Connection database = rapport.database()) {
            List<Question> questions = new SearchQuestions(generated).all();
            rebuilt(rapport, moments, questions);
            PostgresSearch postgres = new PostgresSearch(database);
            ask(rapport, postgres, questions);
            for (int clients : new int[] {1, 2}) {
                report.throughput(clients, new SearchClients(rapport, questions).run(clients));
            }
            report.sizes(megabytes(folder.resolve("data/index")), postgres.megabytes(), rapport.peakMegabytes());
        }
        report.write(FOLDER.resolve("search.md"));
    }

    private String[] options() {
        String flight = System.getProperty("rapport.bench.jfr", "");
        return flight.isEmpty()
                ? new String[] {MEMORY}
                : new String[] {MEMORY, "-XX:StartFlightRecording:filename=" + flight + ",settings=profile"};
    }

    /** Asks on and on while the index is made. */
    private void rebuilt(MeasuredRapport rapport, long moments, List<Question> questions)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Latencies meanwhile = new Latencies();
        int next = 0;
        while (!rapport.logSays("was made anew from")) {
            long asked = System.nanoTime();
            rapport.get(questions.get(next++ % questions.size()).path());
            meanwhile.add(System.nanoTime() - asked);
            Thread.sleep(200);
        }
        report.rebuild(moments, (System.nanoTime() - begin) / 1e9, meanwhile);
        LOG.info("The index is made after {} s", seconds(begin));
    }

    private void ask(MeasuredRapport rapport, PostgresSearch postgres, List<Question> questions)
            throws IOException, InterruptedException, SQLException {
        int rounds = Integer.getInteger("rapport.bench.rounds", 3);
        for (int round = 0; round <= rounds; round++) {
            for (Question question : questions) {
                SearchClients.Asked asked = SearchClients.ask(rapport, question);
                if (round > 0) {
                    report.ours(question, asked.nanos());
                }
                if (round == 1 && question.where() != null && !Boolean.getBoolean("rapport.bench.withoutPostgres")) {
                    report.postgres(question, asked.total(), postgres.ask(question));
                }
            }
            LOG.info("Round {}: p95 so far {} ms", round, String.format(Locale.ROOT, "%.1f", report.p95()));
        }
    }

    private static long seconds(long begin) {
        return (System.nanoTime() - begin) / 1_000_000_000;
    }

    private static double megabytes(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        double sum = 0;
        for (Path file : files) {
            sum += Files.size(file) / 1e6;
        }
        return sum;
    }
}
