package dev.rapport.transcribe;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rapport.TestFolders;
import dev.rapport.transcribe.audio.Decoders;
import dev.rapport.transcribe.model.ModelProperties;
import dev.rapport.transcribe.model.ModelState;
import dev.rapport.transcribe.model.Models;
import dev.rapport.transcribe.speech.SpeechProperties;
import dev.rapport.transcribe.worker.SpeechRecognizer;
import dev.rapport.transcribe.worker.VoskRecognizer;
import dev.rapport.transcribe.worker.WorkerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * The real English model for tests, brought into the project's own {@code models} folder by the product itself.
 *
 * <p>It is the npm one, so that all tests hear the same wherever they run. Where it can not be had, what needs it is
 * skipped, with the reason.
 */
public final class RealModel {

    /** As the catalogue names it. */
    public static final String NAME = "vosk-model-android-en-us-2.8.0";

    /** Where the project's models lie. */
    public static final Path FOLDER = Path.of("models").toAbsolutePath();

    private static final Path WORKER = TestFolders.of("worker");
    private static final Duration LONGEST_FETCH = Duration.ofMinutes(10);

    private RealModel() {}

    /** The folder of the model; skips the test where there is none to be had. */
    public static Path require() {
        Models models = models();
        assumeTrue(models.state() instanceof ModelState.Ready, () -> "No speech model to test with: " + models.state());
        return models.ready().folder();
    }

    /** Models that have settled: ready, or not to be had. */
    public static synchronized Models models() {
        Models models = at(FOLDER);
        models.start();
        await("a speech model").atMost(LONGEST_FETCH).until(() -> switch (models.state()) {
            case ModelState.Ready _, ModelState.Missing _ -> true;
            case ModelState.Looking _, ModelState.Fetching _ -> false;
        });
        models.stop();
        return models;
    }

    /** Those of another folder, not looked at yet. */
    public static Models at(Path folder) {
        return new Models(settings(folder), model -> VoskRecognizer.check(worker(), model), state -> {});
    }

    /** Two threads, whatever the machine has; unpacked below {@code target}. */
    public static WorkerSettings worker() {
        return new WorkerSettings(WORKER, 2, "128m", Duration.ofMinutes(1), Duration.ofSeconds(60));
    }

    /** One with the settings that a new installation has. */
    static Transcriber transcriber(SpeechRecognizer recognizer) {
        return new Transcriber(
                Decoders.recordings(),
                recognizer,
                models(),
                bind(Map.of(), TranscribeProperties.class),
                bind(Map.of(), SpeechProperties.class),
                new Blame(new InMemoryDeaths()));
    }

    private static ModelProperties settings(Path folder) {
        return bind(Map.of("x.dir", folder.toString(), "x.model", NAME), ModelProperties.class);
    }

    private static <T> T bind(Map<String, String> values, Class<T> settings) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("x", settings);
    }
}
