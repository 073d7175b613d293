package dev.rapport.bench;

import dev.rapport.transcribe.LoneTranscriber;
import dev.rapport.transcribe.TrackUtterance;
import dev.rapport.transcribe.Transcription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The product's transcriber over recordings as they are delivered, without the archive around it. */
final class RapportLoop {

    private static final Path WARM_UP = Path.of("src", "test", "resources", "calls", "short.wav");

    private RapportLoop() {}

    /** The arguments are the folder of the model and the number of threads. */
    public static void main(String[] arguments) throws IOException {
        LineServer server = LineServer.claimOutput();
        int threads = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory(Path.of("target", "bench"), "rapport-");
        try (LoneTranscriber transcriber = LoneTranscriber.open(Path.of(arguments[0]), folder, threads)) {
            transcriber.transcribe(WARM_UP);
            server.serve("listener", threads, file -> hear(transcriber, file));
        }
    }

    private static List<String> hear(LoneTranscriber transcriber, Path file) throws IOException {
        Transcription heard = transcriber.transcribe(file);
        return IntStream.range(0, heard.recording().tracks())
                .mapToObj(track -> words(heard, track))
                .toList();
    }

    /** In the order of time, since the utterances of two speakers on one track overlap. */
    private static String words(Transcription heard, int track) {
        List<TimedWord> words = new ArrayList<>();
        heard.utterances().stream().filter(said -> said.track() == track).forEach(said -> words.addAll(raw(said)));
        words.sort(Comparator.comparingLong(TimedWord::startMs));
        return words.stream().map(TimedWord::word).collect(Collectors.joining(" "));
    }

    private static List<TimedWord> raw(TrackUtterance said) {
        return said.words().stream()
                .map(word -> new TimedWord(word.startMs(), word.text()))
                .toList();
    }

    private record TimedWord(long startMs, String word) {}
}
