package dev.rapport.transcribe;

import dev.rapport.transcribe.audio.Decoders;
import dev.rapport.transcribe.audio.PcmStream;
import dev.rapport.transcribe.worker.VoskRecognizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares this transcriber with plain Vosk, the same model and the same configuration: CPU time and words. Not run by the
 * build; its arguments are recordings, each with its turns in a JSON beside it (see {@code ../shared/data/README.md}).
 *
 * <p>Plain: each whole track to a recogniser of its own, in this process. Ours: the CPU time of the worker process, and that of
 * this one meanwhile. The two take turns, and who begins alternates. Prints, for each recording: CPU seconds plain, of the
 * worker, of the rest; seconds on the wall of ours; wrong words plain and ours of how many.
 */
final class SpeechBench {

    private final Model model;
    private final VoskRecognizer recognizer;
    private final Transcriber transcriber;
    private final double[] cpu = new double[3];
    private final int[] wrong = new int[3];

    private SpeechBench(Path folder) throws IOException {
        model = new Model(folder.toString());
        recognizer = new VoskRecognizer(RealModel.worker(), () -> folder, Optional::empty);
        transcriber = RealModel.transcriber(recognizer);
    }

    /** The arguments are the recordings. */
    public static void main(String[] recordings) throws IOException {
        LibVosk.setLogLevel(LogLevel.WARNINGS);
        SpeechBench bench = new SpeechBench(RealModel.require());
        recordings = Arrays.stream(recordings).sorted().toArray(String[]::new);
        bench.recognizer.listen(8000, false).close();
        for (int i = 0; i < recordings.length; i++) {
            bench.compare(Path.of(recordings[i]), i % 2 == 0);
        }
        System.out.printf(
                "ALL: CPU ours/plain %.3f, of which outside of the worker %.3f; wrong words plain %.2f %%, ours %.2f %% of %d%n",
                (bench.cpu[1] + bench.cpu[2]) / bench.cpu[0],
                bench.cpu[2] / (bench.cpu[1] + bench.cpu[2]),
                100.0 * bench.wrong[0] / bench.wrong[2],
                100.0 * bench.wrong[1] / bench.wrong[2],
                bench.wrong[2]);
        bench.recognizer.close();
        System.exit(0);
    }

    private void compare(Path file, boolean plainFirst) throws IOException {
        double[] before = cpu.clone();
        List<List<String>> plain = plainFirst ? plain(file) : List.of();
        long start = System.nanoTime();
        Transcription ours = ours(file);
        double wall = (System.nanoTime() - start) / 1e9;
        plain = plainFirst ? plain : plain(file);
        List<List<String>> references = references(file, plain.size());
        int[] now = new int[3];
        for (int track = 0; track < plain.size(); track++) {
            now[0] +=
                    WordErrors.between(references.get(track), plain.get(track)).errors();
            now[1] += WordErrors.between(references.get(track), words(ours, track))
                    .errors();
            now[2] += references.get(track).size();
        }
        Arrays.setAll(wrong, i -> wrong[i] + now[i]);
        System.out.printf(
                "%.20s CPU plain %.1f, worker %.1f, rest %.2f; wall %.1f; wrong %d / %d of %d%n",
                file.getFileName(),
                cpu[0] - before[0],
                cpu[1] - before[1],
                cpu[2] - before[2],
                wall,
                now[0],
                now[1],
                now[2]);
    }

    private List<List<String>> plain(Path file) throws IOException {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        List<List<String>> words = new ArrayList<>();
        try (PcmStream sound = Decoders.recordings().open(Files.newByteChannel(file))) {
            ByteArrayOutputStream[] tracks = new ByteArrayOutputStream[sound.tracks()];
            Arrays.setAll(tracks, i -> new ByteArrayOutputStream());
            byte[][] block = new byte[tracks.length][sound.rate()];
            for (int length = sound.read(block); length >= 0; length = sound.read(block)) {
                for (int track = 0; track < tracks.length; track++) {
                    tracks[track].write(block[track], 0, length);
                }
            }
            for (ByteArrayOutputStream track : tracks) {
                words.add(WordErrors.words(plain(track.toByteArray(), sound.rate())));
            }
        }
        cpu[0] += (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
        return words;
    }

    private String plain(byte[] pcm, int rate) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Recognizer vosk = new Recognizer(model, rate)) {
            vosk.setWords(true);
            for (int from = 0; from < pcm.length; from += rate) {
                byte[] chunk = Arrays.copyOfRange(pcm, from, Math.min(pcm.length, from + rate));
                if (vosk.acceptWaveForm(chunk, chunk.length)) {
                    text.append(text(vosk.getResult()));
                }
            }
            return text.append(text(vosk.getFinalResult())).toString();
        }
    }

    private static String text(String json) {
        return " " + JsonMapper.shared().readTree(json).path("text").asString("");
    }

    private Transcription ours(Path file) throws IOException {
        double worker = workerSeconds();
        double rest = seconds(ProcessHandle.current());
        Transcription heard = transcriber.transcribe(Files.newByteChannel(file), null, progress -> {});
        cpu[1] += workerSeconds() - worker;
        cpu[2] += seconds(ProcessHandle.current()) - rest;
        return heard;
    }

    private double workerSeconds() {
        return Arrays.stream(recognizer.pids())
                .mapToObj(ProcessHandle::of)
                .mapToDouble(process -> seconds(process.orElseThrow()))
                .sum();
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
    }

    private static List<List<String>> references(Path file, int tracks) throws IOException {
        String name = file.getFileName().toString();
        Path json = file.resolveSibling(name.substring(0, name.indexOf('.')) + ".json");
        List<List<String>> words = new ArrayList<>();
        for (int track = 0; track < tracks; track++) {
            words.add(new ArrayList<>());
        }
        for (JsonNode turn : JsonMapper.shared()
                .readTree(Files.exists(json) ? Files.readString(json) : "{}")
                .path("turns")) {
            words.get(turn.path("channel").asInt() % tracks)
                    .addAll(WordErrors.words(turn.path("message").asString()));
        }
        return words;
    }

    private static List<String> words(Transcription heard, int track) {
        return WordErrors.words(heard.utterances().stream()
                .filter(said -> said.track() == track)
                .map(TrackUtterance::text)
                .collect(Collectors.joining(" ")));
    }
}
