package dev.rapport.transcribe;

import static org.awaitility.Awaitility.await;

import dev.rapport.installation.DataFolder;
import dev.rapport.transcribe.model.ModelState;
import dev.rapport.transcribe.model.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;

/** The transcriber as the application puts it together, with its default settings, and no archive around it. */
public final class LoneTranscriber implements AutoCloseable {

    private static final Duration TO_LOAD = Duration.ofMinutes(2);

    private final AnnotationConfigApplicationContext context;
    private final Transcriber transcriber;

    private LoneTranscriber(AnnotationConfigApplicationContext context) {
        this.context = context;
        this.transcriber = context.getBean(Transcriber.class);
    }

    /** With the model in this folder. */
    public static LoneTranscriber open(Path model, Path dataFolder, int threads) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        Map<String, Object> settings = Map.of(
                "rapport.models.dir",
                        Objects.requireNonNull(model.toAbsolutePath().getParent())
                                .toString(),
                "rapport.models.model", model.getFileName().toString(),
                "rapport.transcribe.threads", threads);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("arguments", settings));
        context.registerBean(DataFolder.class, () -> new DataFolder(dataFolder));
        context.register(Parts.class);
        context.refresh();
        Models models = context.getBean(Models.class);
        await("the speech model").atMost(TO_LOAD).until(() -> models.state() instanceof ModelState.Ready);
        return new LoneTranscriber(context);
    }

    public Transcription transcribe(Path recording) throws IOException {
        return transcriber.transcribe(Files.newByteChannel(recording), null, progress -> {});
    }

    @Override
    public void close() {
        context.close();
    }

    // Without a stereotype, so that no scan of another test finds it.
    @Import(TranscribeConfiguration.class)
    @ConfigurationPropertiesScan("dev.rapport.transcribe")
    static class Parts {

        @Bean
        Deaths deaths() {
            return new InMemoryDeaths();
        }
    }
}
