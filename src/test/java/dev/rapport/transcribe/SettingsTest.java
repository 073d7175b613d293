package dev.rapport.transcribe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.transcribe.model.ModelProperties;
import dev.rapport.transcribe.speech.SpeechProperties;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SettingsTest {

    @Test
    void withoutAnySettingAllCoresListenWithTheSmallEnglishModel() {
        assertThat(bind(TranscribeProperties.class))
                .isEqualTo(new TranscribeProperties(
                        0,
                        "128m",
                        Duration.ofMinutes(2),
                        Duration.ofSeconds(60),
                        Duration.ofMillis(700),
                        Duration.ofMillis(300),
                        40,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(2)));
        assertThat(bind(SpeechProperties.class)).isEqualTo(new SpeechProperties(true, null, null));
        assertThat(bind(TranscribeProperties.class).decodingThreads())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(bind(ModelProperties.class))
                .isEqualTo(new ModelProperties(
                        "models",
                        "vosk-model-small-en-us-0.15",
                        null,
                        true,
                        "npm",
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(3),
                        Duration.ofMinutes(10)));
    }

    private static <T> T bind(Class<T> settings) {
        return new Binder(new MapConfigurationPropertySource(Map.of())).bindOrCreate("x", settings);
    }
}
