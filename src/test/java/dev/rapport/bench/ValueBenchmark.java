package dev.rapport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Prints how many of the published cases of numbers and dates come out exactly, and writes what failed to target/bench/values.md. */
final class ValueBenchmark {

    private final StringBuilder report = new StringBuilder();

    private ValueBenchmark() {}

    public static void main(String[] args) throws IOException {
        if (!Files.exists(ValueCases.FOLDER)) {
            System.out.println("There are no cases at " + ValueCases.FOLDER);
            return;
        }
        ValueBenchmark benchmark = new ValueBenchmark();
        ValueCases cases = new ValueCases();
        benchmark.add("Inverse text normalisation, the kind told", cases.nemo(true));
        benchmark.add("Inverse text normalisation, the kind not told", cases.nemo(false));
        benchmark.add("Dates of Microsoft's recognizers, their words alone", cases.microsoft(true));
        benchmark.add("Dates of Microsoft's recognizers, the whole sentence", cases.microsoft(false));
        benchmark.add("Microsoft's numbers, amounts, telephone numbers and addresses", new OtherValueCases().scores());
        Path folder = Files.createDirectories(Path.of("target/bench"));
        Files.writeString(folder.resolve("values.md"), benchmark.report);
    }

    private void add(String title, Map<String, ValueCases.Score> scores) {
        print("\n## " + title + "\n\n| File | Cases | Applicable | Exact | |\n|---|---|---|---|---|");
        scores.forEach(this::row);
        row("all", ValueCases.sum(scores));
        report.append("\nNot exact (as given | expected # got):\n\n");
        scores.forEach((name, score) -> score.failures()
                .forEach(failure -> report.append("- ")
                        .append(name)
                        .append(": ")
                        .append(failure.replace('\n', ' '))
                        .append('\n')));
    }

    private void row(String name, ValueCases.Score score) {
        print(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.1f %% |",
                name,
                score.cases(),
                score.applicable(),
                score.exact(),
                score.share() * 100));
    }

    private void print(String text) {
        System.out.println(text);
        report.append(text).append('\n');
    }
}
