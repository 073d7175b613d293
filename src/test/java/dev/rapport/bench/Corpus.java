package dev.rapport.bench;

import dev.rapport.transcribe.WordErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which recordings are heard: two-party calls in stereo (16 kHz FLAC, and 8 kHz µ-law as telephone systems write them), an
 * acted call on a telephone line, mono calls in mp3, and short clips; with what was said, where somebody wrote it down.
 *
 * <p>They lie beside the project and are no part of it.
 */
final class Corpus {

    /** The kind of recordings that telephone systems write most. */
    static final String TELEPHONE = "stereo 8 kHz µ-law";

    private final Path audio;
    private final Tracks tracks;

    Corpus(Path audio, Tracks tracks) {
        this.audio = audio;
        this.tracks = tracks;
    }

    /** Kinds mixed, so that every part of a run has some of each. */
    List<BenchCall> calls() throws IOException {
        List<List<BenchCall>> kinds = List.of(
                stereo(".8k.mulaw.wav", TELEPHONE), stereo(".16k.flac", "stereo 16 kHz FLAC"), mono(), line(), clips());
        List<BenchCall> mixed = new ArrayList<>();
        int longest = kinds.stream().mapToInt(List::size).max().orElse(0);
        for (int at = 0; at < longest; at++) {
            for (List<BenchCall> kind : kinds) {
                // Spread evenly over the run, however few there are of a kind.
                int from = at * kind.size() / longest;
                int to = (at + 1) * kind.size() / longest;
                mixed.addAll(kind.subList(from, to));
            }
        }
        return mixed;
    }

    private List<BenchCall> stereo(String ending, String kind) throws IOException {
        List<BenchCall> calls = new ArrayList<>();
        for (Path file : files("stereo-calls", ending)) {
            calls.add(call(kind, file, Optional.of(turns(file, ending))));
        }
        return calls;
    }

    private List<List<String>> turns(Path file, String ending) throws IOException {
        Path json = file.resolveSibling(file.getFileName().toString().replace(ending, ".json"));
        List<List<String>> sides = List.of(new ArrayList<>(), new ArrayList<>());
        for (JsonNode turn :
                JsonMapper.shared().readTree(Files.readString(json)).path("turns")) {
            sides.get(turn.path("channel").asInt())
                    .addAll(WordErrors.words(turn.path("message").asString()));
        }
        return sides;
    }

    private List<BenchCall> mono() throws IOException {
        List<BenchCall> calls = new ArrayList<>();
        for (Path file : files("vcon-server", ".mp3")) {
            calls.add(call("mono 24 kHz mp3", file, Optional.of(List.of(text(file)))));
        }
        return calls;
    }

    private List<BenchCall> line() throws IOException {
        List<BenchCall> calls = new ArrayList<>();
        for (Path file : files("aws-lca", "stereo_mulaw.wav")) {
            calls.add(call("telephone line, no text", file, Optional.empty()));
        }
        return calls;
    }

    private List<BenchCall> clips() throws IOException {
        List<BenchCall> calls = new ArrayList<>();
        for (String folder : List.of("azure-speech-sdk", "deepspeech", "lhotse", "speechbrain", "vosk-api", "watson")) {
            for (Path file : files(folder, "")) {
                if (Files.exists(reference(file)) && !file.toString().endsWith(".txt")) {
                    List<Path> parts = tracks.of(file);
                    if (parts.size() == 1) {
                        calls.add(call("clips", file, Optional.of(List.of(text(file)))));
                    }
                }
            }
        }
        return calls;
    }

    private BenchCall call(String kind, Path file, Optional<List<List<String>>> references) throws IOException {
        return new BenchCall(kind, file, tracks.of(file), tracks.seconds(file), references);
    }

    private List<String> text(Path file) throws IOException {
        return WordErrors.words(Files.readString(reference(file)));
    }

    private static Path reference(Path file) {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.[^.]*$", ".ref.txt"));
    }

    private List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(audio.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
