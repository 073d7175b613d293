package dev.rapport.bench;

import dev.rapport.transcribe.SpeakerBenchmark;
import dev.rapport.transcribe.WordErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the figures, for people as a table in Markdown and for programs as JSON. */
final class Report {

    private final Path folder;
    private final List<BenchCall> calls;
    private final List<Measured> measured;

    Report(Path folder, List<BenchCall> calls, List<Measured> measured) {
        this.folder = folder;
        this.calls = calls;
        this.measured = measured;
    }

    void write() throws IOException {
        Files.writeString(folder.resolve("calls.md"), markdown());
        Files.writeString(
                folder.resolve("calls.json"),
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(json()));
    }

    void add(LongCall.Figures figures) throws IOException {
        StringBuilder text = new StringBuilder(format(
                "%nOne call of %.0f minutes on one track: minutes until all is heard, and words wrong.%n%n"
                        + "| | One core | Two cores | Faster |%n|---|---|---|---|%n",
                figures.seconds() / 60));
        text.append(row("plain Vosk, cut in halves beforehand", figures.plain()));
        text.append(row("Rapport", figures.ours()));
        append(text.append(format("%nRapport's gain is %.2f of plain Vosk's.%n", figures.scaling())));
    }

    void add(SpeakerBenchmark.Figures figures) throws IOException {
        append(format(
                "%nWho speaks, on one track: %.1f %% of the words of %d calls are on the right speaker (%.1f %% in the worst);"
                        + " which of them is ours is right in %d, wrong in %d, left open in the others, by words alone. Of a"
                        + " telephone call mixed to one track, %.1f %% of the time with words (%.1f %% of all speech).%n",
                figures.words() * 100,
                figures.calls(),
                figures.worst() * 100,
                figures.sides(),
                figures.wrongSides(),
                figures.time() * 100,
                figures.timeOfAll() * 100));
    }

    private void append(CharSequence text) throws IOException {
        Files.writeString(folder.resolve("calls.md"), text, StandardOpenOption.APPEND);
    }

    private static String row(String name, List<LongCall.Run> oneAndTwo) {
        LongCall.Run one = oneAndTwo.get(0);
        LongCall.Run two = oneAndTwo.get(1);
        return format(
                "| %s | %.1f, %.2f %% | %.1f, %.2f %% | %.2f x |%n",
                name,
                one.wallSeconds() / 60,
                one.errors().rate() * 100,
                two.wallSeconds() / 60,
                two.errors().rate() * 100,
                one.wallSeconds() / two.wallSeconds());
    }

    private String markdown() {
        double hours = calls.stream().mapToDouble(BenchCall::trackSeconds).sum() / 3600;
        StringBuilder text = new StringBuilder(format(
                "%s, %s, %d cores, Java %s. %d recordings, %.2f hours of tracks.%n%n",
                LocalDate.now(ZoneOffset.UTC),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                calls.size(),
                hours));
        text.append(
                "| Engine | Workers | Hours of tracks an hour | CPU s per track second | Words wrong | CPU outside of the"
                        + " recogniser | Memory, peak | Start |\n|---|---|---|---|---|---|---|---|\n");
        for (Measured one : measured) {
            text.append(row(one));
        }
        text.append("\nBy kind of recording: CPU seconds per track second, and words wrong.\n\n| Recordings |");
        measured.forEach(one -> text.append(
                format(" %s, %d |", one.engine().name(), one.engine().workers())));
        text.append("\n|---|").append("---|".repeat(measured.size())).append('\n');
        for (String kind : measured.getFirst().kinds()) {
            text.append("| ").append(kind).append(" |");
            measured.forEach(one -> text.append(cell(one, kind)));
            text.append('\n');
        }
        return text.toString();
    }

    private static String row(Measured one) {
        Usage usage = one.usage();
        return format(
                "| %s | %d | %.1f | %.3f | %.2f %% | %.1f %% | %.0f MB | %.1f s |%n",
                one.engine().name(),
                one.engine().workers(),
                one.seconds() / usage.wallSeconds(),
                usage.cpuSeconds() / one.seconds(),
                one.errors().rate() * 100,
                one.outside() * 100,
                one.peakMegabytes(),
                one.engine().startSeconds());
    }

    private static String cell(Measured one, String kind) {
        WordErrors errors = one.errors(kind);
        String wrong = errors.words() == 0 ? "" : format(", %.2f %%", errors.rate() * 100);
        return format(" %.3f%s |", one.usage(kind).cpuSeconds() / one.seconds(kind), wrong);
    }

    private List<Map<String, Object>> json() {
        List<Map<String, Object>> engines = new ArrayList<>();
        for (Measured one : measured) {
            Map<String, Object> engine = new LinkedHashMap<>();
            engine.put("name", one.engine().name());
            engine.put("workers", one.engine().workers());
            engine.put("startSeconds", one.engine().startSeconds());
            engine.put("trackSeconds", one.seconds());
            engine.put("usage", one.usage());
            engine.put("words", one.errors());
            engine.put("peakMegabytes", one.peakMegabytes());
            Map<String, Object> kinds = new LinkedHashMap<>();
            for (String kind : one.kinds()) {
                kinds.put(
                        kind,
                        Map.of("trackSeconds", one.seconds(kind), "usage", one.usage(kind), "words", one.errors(kind)));
            }
            engine.put("kinds", kinds);
            engines.add(engine);
        }
        return engines;
    }

    private static String processor() {
        try {
            return Files.readString(Path.of("/proc/cpuinfo"))
                    .lines()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException notLinux) {
            return System.getProperty("os.arch");
        }
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
