package dev.rapport.transcribe.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.transcribe.TinySpeakerModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeakerModelsTest {

    @TempDir
    Path models;

    @Test
    void theNewestThatIsWholeIsMadeReadyForEveryRate() throws IOException {
        TinySpeakerModel.in(models, "vosk-model-spk-0.3");
        Path newest = TinySpeakerModel.in(models, "vosk-model-spk-0.4");
        Files.delete(TinySpeakerModel.in(models, "vosk-model-spk-0.5").resolve("mean.vec"));

        assertThat(SpeakerModels.in(models)).hasValue(newest);
        assertThat(SpeakerModels.in(models)).hasValue(newest);
        assertThat(Files.readAllLines(newest.resolve("mfcc.conf")))
                .contains("--sample-frequency=16000")
                .containsOnlyOnce("--allow-upsample=true", "--allow-downsample=true");
    }

    @Test
    void withoutOneThereIsNone() throws IOException {
        assertThat(SpeakerModels.in(models)).isEmpty();
        assertThat(SpeakerModels.in(models.resolve("nothing"))).isEmpty();
        Files.createDirectories(models.resolve("vosk-model-small-en-us-0.15"));
        Files.writeString(models.resolve("vosk-model-spk-0.4"), "a file");
        assertThat(SpeakerModels.in(models)).isEmpty();
    }

    @Test
    void oneThatCanNotBeMadeReadyIsNotUsed() throws IOException {
        Path newest = TinySpeakerModel.in(models, "vosk-model-spk-0.4");
        Files.write(newest.resolve("mfcc.conf"), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThat(SpeakerModels.in(models)).isEmpty();
    }
}
