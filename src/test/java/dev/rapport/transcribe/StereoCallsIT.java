package dev.rapport.transcribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rapport.transcribe.worker.VoskRecognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two-party calls on a telephone line, with the real model: how many words are wrong, and whose they are. */
class StereoCallsIT {

    private static final Logger LOG = LoggerFactory.getLogger(StereoCallsIT.class);
    private static final Path CALLS = Path.of("../shared/data/audio/stereo-calls");
    private static final double WORST = 0.25;

    /** How many calls are heard where {@code -Drapport.test.calls} says nothing: each takes as long as it lasts. */
    private static final int FEW = 2;

    @Test
    void telephoneCallsAreUnderstoodAsWellAsTheModelCan() throws IOException {
        assumeTrue(Files.isDirectory(CALLS), "No test calls in " + CALLS);
        Path model = RealModel.require();
        int errors = 0;
        int words = 0;
        try (VoskRecognizer recognizer = new VoskRecognizer(RealModel.worker(), () -> model, Optional::empty)) {
            Transcriber transcriber = RealModel.transcriber(recognizer);
            for (Path call : calls()) {
                Transcription heard = transcriber.transcribe(Files.newByteChannel(call), null, progress -> {});
                for (int track = 0; track < 2; track++) {
                    List<String> reference = reference(call, track);
                    List<String> hypothesis = hypothesis(heard, track);
                    errors += WordErrors.between(reference, hypothesis).errors();
                    words += reference.size();
                }
                LOG.info(
                        "{} ms of {} took {} ms", heard.recording().durationMs(), call.getFileName(), heard.decodeMs());
            }
        }
        LOG.info("Word error rate: {} of {} words, {}", errors, words, (double) errors / words);
        assertThat((double) errors / words).isLessThan(WORST);
    }

    private static List<Path> calls() throws IOException {
        try (Stream<Path> files = Files.list(CALLS)) {
            return files.filter(file -> file.toString().endsWith(".mulaw.wav"))
                    .sorted()
                    .limit(Integer.getInteger("rapport.test.calls", FEW))
                    .toList();
        }
    }

    private static List<String> reference(Path call, int track) throws IOException {
        Path json = call.resolveSibling(call.getFileName().toString().replace(".8k.mulaw.wav", ".json"));
        List<String> words = new ArrayList<>();
        for (JsonNode turn :
                JsonMapper.shared().readTree(Files.readString(json)).path("turns")) {
            if (turn.path("channel").asInt() == track) {
                words.addAll(WordErrors.words(turn.path("message").asString()));
            }
        }
        return words;
    }

    private static List<String> hypothesis(Transcription heard, int track) {
        return WordErrors.words(heard.utterances().stream()
                .filter(utterance -> utterance.track() == track)
                .map(TrackUtterance::text)
                .collect(Collectors.joining(" ")));
    }
}
