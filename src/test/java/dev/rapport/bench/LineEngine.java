package dev.rapport.bench;

import dev.rapport.transcribe.WordErrors;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * An engine in a JVM of its own, asked and answering by lines: {@code READY} when it can hear; then, for every line
 * {@code NUMBER TAB file}, one of {@code NUMBER TAB words}, in any order.
 */
final class LineEngine implements Engine {

    /** What it is given: recordings as they are delivered, or their tracks as plain WAV files. */
    enum Food {
        RECORDINGS,
        TRACKS
    }

    private final String name;
    private final int workers;
    private final Food food;
    private final Process process;
    private final BufferedReader answers;
    private final PrintStream questions;
    private final double startSeconds;

    private LineEngine(String name, int workers, Food food, Process process) throws IOException {
        long start = System.nanoTime();
        this.name = name;
        this.workers = workers;
        this.food = food;
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        if (!"READY".equals(answers.readLine())) {
            throw new IOException(name + " did not start; its log is " + log(name, workers));
        }
        this.startSeconds = (System.nanoTime() - start) / 1e9;
    }

    static LineEngine start(String name, int workers, Food food, Class<?> main, Path model) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                model.toAbsolutePath().toString(),
                Integer.toString(workers));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(log(name, workers).toFile());
        builder.environment().put("OPENBLAS_NUM_THREADS", "1");
        return new LineEngine(name, workers, food, builder.start());
    }

    private static Path log(String name, int workers) {
        return Path.of("target", "bench", name.replace(' ', '-') + "-" + workers + ".log");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int workers() {
        return workers;
    }

    @Override
    public double startSeconds() {
        return startSeconds;
    }

    @Override
    public Heard hear(List<BenchCall> calls) throws IOException {
        Usage before = ProcessCost.of(process.toHandle());
        Map<Integer, List<List<String>>> answered = ask(questionsAbout(calls));
        Usage usage = ProcessCost.of(process.toHandle()).minus(before);
        List<List<List<String>>> words = new ArrayList<>();
        Iterator<List<List<String>>> next = answered.values().iterator();
        for (BenchCall call : calls) {
            if (food == Food.RECORDINGS) {
                words.add(next.next());
                continue;
            }
            List<List<String>> tracks = new ArrayList<>();
            for (int track = 0; track < call.tracks().size(); track++) {
                tracks.add(next.next().getFirst());
            }
            words.add(tracks);
        }
        return new Heard(words, usage);
    }

    private List<Path> questionsAbout(List<BenchCall> calls) {
        return food == Food.RECORDINGS
                ? calls.stream().map(BenchCall::file).toList()
                : calls.stream().flatMap(call -> call.tracks().stream()).toList();
    }

    /** All at once: how many are heard at the same time is the engine's affair. */
    private Map<Integer, List<List<String>>> ask(List<Path> files) throws IOException {
        for (int number = 0; number < files.size(); number++) {
            questions.println(number + "\t" + files.get(number).toAbsolutePath());
        }
        Map<Integer, List<List<String>>> answered = new TreeMap<>();
        while (answered.size() < files.size()) {
            String line = answers.readLine();
            if (line == null) {
                throw new EOFException(name + " ended; its log is " + log(name, workers));
            }
            String[] parts = line.split("\t", -1);
            answered.put(
                    Integer.valueOf(parts[0]),
                    Arrays.stream(parts).skip(1).map(WordErrors::words).toList());
        }
        return answered;
    }

    @Override
    public double peakMegabytes() {
        return ProcessCost.peakMegabytes(process.toHandle());
    }

    @Override
    public void close() {
        questions.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
