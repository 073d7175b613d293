package dev.rapport.bench;

import dev.rapport.transcribe.WordErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Debian's {@code pocketsphinx_batch} with its {@code pocketsphinx-en-us}, over the tracks at 16 kHz. One process a batch
 * and worker; what it takes to load the model is measured once with no sound, and taken off.
 */
final class PocketSphinx implements Engine {

    private static final Path MODEL = Path.of("/usr/share/pocketsphinx/model/en-us");

    private final int workers;
    private final Path folder;
    private final Tracks16k tracks;
    private double startSeconds;
    private double startCpu;
    private double peak;

    PocketSphinx(int workers, Path folder, Tracks16k tracks) {
        this.workers = workers;
        this.folder = folder;
        this.tracks = tracks;
    }

    /** Gives a track at the one rate that its model knows. */
    interface Tracks16k {
        Path of(Path track) throws IOException;
    }

    static boolean isInstalled() {
        return Files.isExecutable(Path.of("/usr/bin/pocketsphinx_batch")) && Files.isDirectory(MODEL);
    }

    PocketSphinx start() throws IOException {
        Usage empty = run(List.of(List.of()));
        startSeconds = empty.wallSeconds();
        startCpu = empty.cpuSeconds();
        return this;
    }

    @Override
    public String name() {
        return "pocketsphinx";
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
        List<List<Path>> shares = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            shares.add(new ArrayList<>());
        }
        int next = 0;
        for (BenchCall call : calls) {
            for (Path track : call.tracks()) {
                shares.get(next++ % workers).add(tracks.of(track));
            }
        }
        Usage usage = run(shares);
        Usage net = new Usage(
                usage.wallSeconds() - startSeconds, usage.cpuSeconds() - startCpu * workers, usage.cpuSeconds());
        return new Heard(words(calls), net);
    }

    private Usage run(List<List<Path>> shares) throws IOException {
        Usage before = ProcessCost.of(ProcessHandle.current());
        List<Process> processes = new ArrayList<>();
        for (int worker = 0; worker < shares.size(); worker++) {
            processes.add(launch(worker, shares.get(worker)));
        }
        for (Process process : processes) {
            await(process);
        }
        // Its children have ended and were waited for, so their time is in that of this process.
        return ProcessCost.of(ProcessHandle.current()).minus(before);
    }

    private Process launch(int worker, List<Path> files) throws IOException {
        Path control = folder.resolve("control-" + worker);
        Files.write(control, files.stream().map(file -> name(file)).toList());
        return new ProcessBuilder(
                        "pocketsphinx_batch",
                        "-adcin",
                        "yes",
                        "-adchdr",
                        "44",
                        "-cepext",
                        ".wav",
                        "-cepdir",
                        folder.toString(),
                        "-ctl",
                        control.toString(),
                        "-hyp",
                        folder.resolve("heard-" + worker).toString(),
                        "-hmm",
                        MODEL.resolve("en-us").toString(),
                        "-lm",
                        MODEL.resolve("en-us.lm.bin").toString(),
                        "-dict",
                        MODEL.resolve("cmudict-en-us.dict").toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        folder.resolve("pocketsphinx-" + worker + ".log").toFile())
                .start();
    }

    private void await(Process process) {
        try {
            while (!process.waitFor(200, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, ProcessCost.peakMegabytes(process.toHandle()) * workers);
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException("pocketsphinx_batch failed; its log is in " + folder);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Lines of {@code words (name score)}. */
    private List<List<List<String>>> words(List<BenchCall> calls) throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (int worker = 0; worker < workers; worker++) {
            for (String line : Files.readAllLines(folder.resolve("heard-" + worker))) {
                int bracket = line.lastIndexOf('(');
                texts.put(line.substring(bracket + 1).split(" ")[0], line.substring(0, bracket));
            }
        }
        List<List<List<String>>> words = new ArrayList<>();
        for (BenchCall call : calls) {
            List<List<String>> heard = new ArrayList<>();
            for (Path track : call.tracks()) {
                heard.add(WordErrors.words(texts.getOrDefault(name(tracks.of(track)), "")));
            }
            words.add(heard);
        }
        return words;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.wav$", "");
    }

    @Override
    public double peakMegabytes() {
        return peak;
    }

    @Override
    public void close() {
        // its processes end by themselves
    }
}
