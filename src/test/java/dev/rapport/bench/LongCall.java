package dev.rapport.bench;

import dev.rapport.bench.LineEngine.Food;
import dev.rapport.transcribe.WordErrors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * One long call on a single track, on one core and on two: how much sooner the product has it than alone, beside plain Vosk
 * with two processes, each with a half that somebody cut at a pause beforehand.
 */
final class LongCall {

    private final Path folder;
    private final Path model;

    LongCall(Path folder, Path model) {
        this.folder = folder;
        this.model = model;
    }

    /**
     * @param seconds how long the call is
     * @param plain by one process, and by two
     * @param ours with one worker, and with two
     */
    record Figures(double seconds, List<Run> plain, List<Run> ours) {

        /** How many times as fast two are as one, of ours, as a share of the same of plain Vosk. */
        double scaling() {
            return faster(ours) / faster(plain);
        }

        private static double faster(List<Run> oneAndTwo) {
            return oneAndTwo.get(0).wallSeconds() / oneAndTwo.get(1).wallSeconds();
        }
    }

    /** What hearing the call once took, and how many words were wrong. */
    record Run(double wallSeconds, WordErrors errors) {}

    /** Hears the tracks of these calls, which must have one rate, one after the other until there is enough. */
    Figures measure(List<BenchCall> calls, double minutes) throws IOException {
        List<Part> parts = parts(calls, minutes * 60);
        int half = 0;
        for (double seconds = 0; seconds < minutes * 30; half++) {
            seconds += parts.get(half).seconds();
        }
        BenchCall whole = joined("long", parts);
        List<BenchCall> halves =
                List.of(joined("long-1", parts.subList(0, half)), joined("long-2", parts.subList(half, parts.size())));
        Run plainAlone = plain(List.of(whole));
        Run oursAlone = ours(whole, 1);
        Run oursWithTwo = ours(whole, 2);
        Run plainWithTwo = plain(halves);
        return new Figures(whole.seconds(), List.of(plainAlone, plainWithTwo), List.of(oursAlone, oursWithTwo));
    }

    private record Part(Path track, double seconds, List<String> said) {}

    private static List<Part> parts(List<BenchCall> calls, double seconds) {
        List<Part> parts = new ArrayList<>();
        for (double enough = 0; enough < seconds; ) {
            for (BenchCall call : calls) {
                for (int track = 0; track < call.tracks().size() && enough < seconds; track++) {
                    parts.add(new Part(
                            call.tracks().get(track),
                            call.seconds(),
                            call.references().orElseThrow().get(track)));
                    enough += call.seconds();
                }
            }
        }
        return parts;
    }

    private BenchCall joined(String name, List<Part> parts) throws IOException {
        ByteArrayOutputStream pcm = new ByteArrayOutputStream();
        List<String> said = new ArrayList<>();
        int rate = 0;
        for (Part part : parts) {
            try (AudioInputStream sound =
                    AudioSystem.getAudioInputStream(part.track().toFile())) {
                rate = (int) sound.getFormat().getSampleRate();
                sound.transferTo(pcm);
            } catch (UnsupportedAudioFileException e) {
                throw new IOException(part.track() + " is no plain WAV", e);
            }
            said.addAll(part.said());
        }
        Path file = Files.createDirectories(folder).resolve(name + ".wav");
        Tracks.wav(pcm.toByteArray(), rate, file);
        return new BenchCall(name, file, List.of(file), pcm.size() / 2.0 / rate, Optional.of(List.of(said)));
    }

    private Run ours(BenchCall call, int workers) throws IOException {
        try (LineEngine engine = LineEngine.start("Rapport", workers, Food.RECORDINGS, RapportLoop.class, model)) {
            return run(List.of(engine), List.of(call));
        }
    }

    /** A process for each part, at the same time. */
    private Run plain(List<BenchCall> calls) throws IOException {
        List<LineEngine> engines = new ArrayList<>();
        try {
            for (BenchCall call : calls) {
                engines.add(LineEngine.start("plain Vosk " + call.kind(), 1, Food.TRACKS, PlainVosk.class, model));
            }
            return run(engines, calls);
        } finally {
            engines.forEach(LineEngine::close);
        }
    }

    private static Run run(List<LineEngine> engines, List<BenchCall> calls) throws IOException {
        long start = System.nanoTime();
        List<String> heard = new ArrayList<>();
        List<String> said = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Engine.Heard>> waiting = new ArrayList<>();
            for (int i = 0; i < engines.size(); i++) {
                LineEngine engine = engines.get(i);
                BenchCall call = calls.get(i);
                waiting.add(threads.submit(() -> engine.hear(List.of(call))));
            }
            for (Future<Engine.Heard> one : waiting) {
                heard.addAll(one.get().words().getFirst().getFirst());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped", e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
        double wall = (System.nanoTime() - start) / 1e9;
        calls.forEach(call -> said.addAll(call.references().orElseThrow().getFirst()));
        return new Run(wall, WordErrors.between(said, heard));
    }
}
