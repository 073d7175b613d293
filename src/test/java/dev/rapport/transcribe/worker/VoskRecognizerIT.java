package dev.rapport.transcribe.worker;

import static dev.rapport.transcribe.worker.SpeechRecognizerContract.HELLO;
import static dev.rapport.transcribe.worker.SpeechRecognizerContract.hear;
import static dev.rapport.transcribe.worker.SpeechRecognizerContract.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.rapport.transcribe.RealModel;
import dev.rapport.transcribe.TinySpeakerModel;
import dev.rapport.transcribe.model.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real recogniser in its real process, and what becomes of the tracks when that process dies. */
class VoskRecognizerIT implements SpeechRecognizerContract {

    private static VoskRecognizer recognizer;
    private static Path model;

    @BeforeAll
    static void start() {
        model = RealModel.require();
        WorkerSettings worker = RealModel.worker();
        recognizer = new VoskRecognizer(
                new WorkerSettings(
                        worker.folder(), worker.threads(), worker.heap(), worker.startWithin(), Duration.ofSeconds(15)),
                () -> model,
                Optional::empty);
    }

    @AfterAll
    static void stop() {
        if (recognizer != null) {
            recognizer.close();
        }
    }

    @Override
    public SpeechRecognizer recognizer() {
        return recognizer;
    }

    @ParameterizedTest
    @CsvSource({"KILL,KILLED", "SEGV,CRASHED", "ABRT,CRASHED", "TERM,STOPPED", "STOP,HUNG"})
    void aDeathIsToldToItsTracksAndTheNextTrackIsHeardByANewProcess(String signal, Death.Cause cause) throws Exception {
        long pid;
        try (Hearing hearing = recognizer.listen(8000, false)) {
            hearing.write(new byte[1600], 1600);
            pid = recognizer.pids()[0];
            signal(signal, pid);
            RecognizerDied died = catchThrowableOfType(RecognizerDied.class, () -> {
                for (int i = 0; i < 1000; i++) {
                    hearing.write(new byte[16_000], 16_000);
                }
                hearing.finish();
            });
            assertThat(died.death().cause()).isEqualTo(cause);
        }
        assertThat(text(hear(recognizer, HELLO))).contains("can i help you");
        assertThat(recognizer.pids()).hasSize(1).doesNotContain(pid);
        await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void theWorkerEndsWhenItsParentIsGone() throws IOException, InterruptedException {
        Process worker = new WorkerLauncher(RealModel.worker()).launch(model, "");
        worker.getOutputStream().close();

        assertThat(worker.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(worker.exitValue()).isZero();
    }

    @Test
    void aModelThatIsNoneIsReportedWithoutHarm(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("am"));
        Files.writeString(folder.resolve("am/final.mdl"), "no model");

        assertThat(VoskRecognizer.check(RealModel.worker(), folder))
                .hasValueSatisfying(why -> assertThat(why).contains("did not start"));
        assertThat(VoskRecognizer.check(RealModel.worker(), model)).isEmpty();
    }

    @Test
    void withASpeakerModelEachSegmentSaysWhoseVoiceItIsLike(@TempDir Path models) throws Exception {
        TinySpeakerModel.in(models, "vosk-model-spk-0.4");
        Models folder = RealModel.at(models);
        try (VoskRecognizer voices = new VoskRecognizer(RealModel.worker(), () -> model, folder::speakerModel)) {
            List<Segment> together = hear(voices, HELLO, true);
            List<Segment> apart = hear(voices, HELLO, false);

            assertThat(together)
                    .isNotEmpty()
                    .allSatisfy(segment -> assertThat(segment.voice()).hasSize(TinySpeakerModel.WIDTH));
            assertThat(text(together)).contains("can i help you");
            assertThat(apart).allSatisfy(segment -> assertThat(segment.voice()).isEmpty());
        }
    }

    @Test
    void aSpeakerModelThatIsNoneLeavesCallsHeard(@TempDir Path models) throws Exception {
        Path broken = TinySpeakerModel.in(models, "vosk-model-spk-0.4");
        Files.writeString(broken.resolve("final.ext.raw"), "no network");
        try (VoskRecognizer voices = new VoskRecognizer(RealModel.worker(), () -> model, () -> Optional.of(broken))) {
            List<Segment> heard = hear(voices, HELLO, true);

            assertThat(text(heard)).contains("can i help you");
            assertThat(heard).allSatisfy(segment -> assertThat(segment.voice()).isEmpty());
        }
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
