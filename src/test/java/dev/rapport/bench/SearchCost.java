package dev.rapport.bench;

import dev.rapport.search.IndexSpeed;
import dev.rapport.search.QuestionSpeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What indexing and searching take of the processor, without HTTP and database; writes {@code target/bench/search-cost.md}. {@code
 * -Drapport.bench.moments} (1,000,000), {@code .turns} (10, of a thousand conversations) and {@code .rounds} (3) say how much; {@code
 * .folder} keeps the index from one run to the next.
 */
final class SearchCost {

    private static final Path FOLDER = Path.of("target", "bench");
    private static final Path LABELS = Path.of("..", "shared", "data", "labels");

    private SearchCost() {}

    public static void main(String[] arguments) throws IOException {
        GeneratedTalk generated = new GeneratedTalk(LABELS);
        Path made = Files.createTempDirectory(Files.createDirectories(FOLDER), "cost-");
        List<String> lines = new ArrayList<>(List.of("# What searching costs", ""));
        int turns = Integer.getInteger("rapport.bench.turns", 10);
        if (turns > 0) {
            lines.addAll(indexing(IndexSpeed.measure(generated, made, turns)));
        }
        int conversations = (int) (Integer.getInteger("rapport.bench.moments", 1_000_000) / 10.0);
        Path folder = Path.of(
                System.getProperty("rapport.bench.folder", made.resolve("asked").toString()));
        try (QuestionSpeed speed = new QuestionSpeed(generated, folder, conversations)) {
            lines.addAll(asking(speed, new SearchQuestions(generated).all()));
        }
        org.springframework.util.FileSystemUtils.deleteRecursively(made);
        Files.write(FOLDER.resolve("search-cost.md"), lines);
        lines.forEach(System.out::println);
    }

    private static List<String> indexing(IndexSpeed.Figures figures) {
        return List.of(
                "| Indexing | moments a second of the processor | of Lucene alone | by the clock |",
                "|---|---|---|---|",
                row("Lucene alone, documents ready made", figures.bare(), figures),
                row("as a rebuild", figures.rebuilt(), figures),
                row("as it comes in, each fifty durable", figures.arriving(), figures),
                "");
    }

    private static String row(String name, IndexSpeed.Cost cost, IndexSpeed.Figures figures) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %.2f | %,.0f a second, %.2f |",
                name,
                figures.moments() / cost.cpuSeconds(),
                figures.bare().cpuSeconds() / cost.cpuSeconds(),
                figures.moments() / cost.seconds(),
                figures.bare().seconds() / cost.seconds());
    }

    private static List<String> asking(QuestionSpeed speed, List<SearchQuestions.Question> questions) {
        Map<String, Latencies> kinds = new LinkedHashMap<>();
        Latencies all = new Latencies();
        Map<String, Long> found = new LinkedHashMap<>();
        for (int round = 0; round <= Integer.getInteger("rapport.bench.rounds", 3); round++) {
            for (SearchQuestions.Question question : questions) {
                QuestionSpeed.Answer answer = speed.ask(question.path());
                if (round > 0) {
                    kinds.computeIfAbsent(question.kind(), kind -> new Latencies())
                            .add(answer.nanos());
                    all.add(answer.nanos());
                    found.merge(question.kind(), answer.total() * 31 + answer.conversations(), Long::sum);
                }
            }
        }
        List<String> lines = new ArrayList<>(List.of(
                "Milliseconds of the processor for an answer of the index.",
                "",
                "| Kind | Asked | p50 | p95 | p99 | check |",
                "|---|---|---|---|---|---|"));
        kinds.put("**all**", all);
        kinds.forEach((kind, times) -> lines.add("| " + kind + " | " + times.count() + " | " + times.cells() + " | "
                + found.getOrDefault(kind, 0L) + " |"));
        return lines;
    }
}
