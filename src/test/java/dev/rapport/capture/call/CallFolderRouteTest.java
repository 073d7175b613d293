package dev.rapport.capture.call;

import static dev.rapport.capture.call.TestAudio.HEADER_BYTES;
import static dev.rapport.capture.call.TestAudio.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.capture.CaptureFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped route on a real folder. */
class CallFolderRouteTest {

    private static final String SOURCE = "capture-call-folder";
    private static final Duration QUIET = Duration.ofMillis(600);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private CaptureFixture fixture;
    private Path inbox;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        fixture = new CaptureFixture(
                data, Map.of("rapport.calls.quiet", QUIET.toMillis() + "ms", "rapport.calls.unfinished-quiet", "2s"));
        inbox = fixture.data.resolve("inbox/calls");
        camel.getPropertiesComponent().addInitialProperty("rapport.data", fixture.data.toString());
        camel.getRegistry().bind("callFolder", fixture.get(CallFolder.class));
        camel.getRegistry().bind("callFiles", fixture.get(CallFileFilter.class));
        camel.start();
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(
                        camel,
                        "file:"
                                + Path.of("routes/capture-call-folder.camel.yaml")
                                        .toAbsolutePath()));
        assertThat(inbox).isDirectory();
    }

    @AfterEach
    void stop() {
        camel.stop();
        fixture.close();
    }

    @Test
    void thirtyFilesWaitTogetherAndAreEachTakenOnce() throws IOException {
        for (int i = 0; i < 30; i++) {
            Files.writeString(inbox.resolve(i + ".json"), "{\"externalId\": \"" + i + "\"}");
            Files.write(inbox.resolve(i + ".wav"), wav(2, "call " + i));
        }
        long start = System.nanoTime();

        await().atMost(Duration.ofSeconds(20)).until(() -> done("") == 60);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(fixture.ledger(SOURCE).seen()).isEqualTo(30);
        assertThat(fixture.ledger(SOURCE).pending()).isEqualTo(30);
        assertThat(fixture.jobs).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void aFileThatGrowsIsTakenWholeAndOthersDoNotWaitForIt() throws IOException {
        byte[] whole = wav(2, "growing");
        Path growing = inbox.resolve("growing.wav");
        Files.write(growing, Arrays.copyOf(whole, HEADER_BYTES));
        Files.write(inbox.resolve("short.wav"), wav(2, "short"));

        await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(inbox.resolve(".done/short.wav")));
        assertThat(growing)
                .as("shorter than its header says, so it waits longer")
                .exists();
        Files.write(growing, Arrays.copyOfRange(whole, HEADER_BYTES, whole.length), StandardOpenOption.APPEND);

        Path taken = inbox.resolve(".done/growing.wav");
        await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(taken));
        assertThat(taken).hasBinaryContent(whole);
        assertThat(fixture.ledger(SOURCE).seen()).isEqualTo(2);
    }

    @Test
    void whatIsNoRecordingIsRefusedOrLeftAloneAndTheRestGoesOn(@TempDir Path outside) throws IOException {
        Path secret = Files.write(outside.resolve("secret.wav"), wav(1, "secret"));
        Files.createSymbolicLink(inbox.resolve("link.wav"), secret);
        Files.createSymbolicLink(inbox.resolve("folder"), outside);
        Files.writeString(inbox.resolve("half.wav.part"), "half");
        Files.createDirectories(inbox.resolve("sub/.hidden"));
        Files.write(inbox.resolve("sub/.hidden/x.wav"), wav(1, "hidden"));
        Files.writeString(inbox.resolve("text.wav"), "This is no recording");
        Files.write(inbox.resolve("empty.wav"), new byte[0]);
        Files.write(inbox.resolve("sub/Größe '$(x)' 📞.wav"), wav(1, "good"));

        await().atMost(Duration.ofSeconds(15)).until(() -> fixture.count("sighting where acknowledged") == 3);

        assertThat(inbox.resolve(".done/sub/Größe '$(x)' 📞.wav")).exists();
        assertThat(inbox.resolve(".failed/text.wav.reason.txt")).exists();
        assertThat(inbox.resolve(".failed/empty.wav.reason.txt")).exists();
        assertThat(inbox.resolve("link.wav")).isSymbolicLink();
        assertThat(secret).exists();
        assertThat(inbox.resolve("half.wav.part")).exists();
        assertThat(fixture.count("item")).isEqualTo(1);
    }

    private long done(String below) throws IOException {
        Path folder = inbox.resolve(".done").resolve(below);
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
