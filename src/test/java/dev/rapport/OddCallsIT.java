package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.transcribe.RealModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The packaged application with calls that are not the usual: both voices on one track, too large, and no room for them. */
class OddCallsIT {

    private static final long MB = 1 << 20;

    /** What others may write to the disk meanwhile, without a test taking notice. */
    private static final long MARGIN_MB = 2048;

    @TempDir
    private static Path folder;

    private static RunningRapport rapport;
    private static long freeMb;

    @BeforeAll
    static void start() throws IOException {
        RealModel.require();
        freeMb = Files.getFileStore(folder).getUsableSpace() / MB;
        rapport = RunningRapport.on(
                Files.createDirectory(folder.resolve("data")),
                "--rapport.calls.max-size=2MB",
                "--rapport.media.min-free=" + Math.max(1, freeMb - MARGIN_MB) + "MB");
    }

    @AfterAll
    static void stop() {
        if (rapport != null) {
            rapport.close();
        }
    }

    @Test
    void theVoicesOfOneTrackAreExchangedAlsoInTheSearchAndStaySo() throws Exception {
        JsonNode taken = upload(mono("price"));
        assertThat(taken.get("duplicate").asBoolean()).isFalse();
        String call = "/api/v1/conversations/" + taken.get("conversationId").asString();
        awaitProcessed(call);
        JsonNode parties = rapport.get(call).get("parties");
        assertThat(parties).hasSize(2);
        String customer = speakerOf(call, "expensive");
        String agent = parties.valueStream()
                .map(party -> party.get("id").asString())
                .filter(id -> !id.equals(customer))
                .findFirst()
                .orElseThrow();
        assertThat(speakerOf(call, "help you")).isEqualTo(agent);

        patch(call + "/parties/" + customer, "{\"side\": \"THEIRS\"}");
        patch(call + "/parties/" + agent, "{\"side\": \"OURS\"}");
        awaitSides("expensive", Map.of("THEIRS", 1));

        post(call + "/swap-sides", "");
        awaitSides("expensive", Map.of("OURS", 1));
        assertThat(rapport.get("/api/v1/search?q=expensive&side=theirs")
                        .get("total")
                        .asInt())
                .isZero();

        post(call + "/exchange-voices", "{\"one\": \"" + customer + "\", \"other\": \"" + agent + "\"}");
        awaitSides("expensive", Map.of("THEIRS", 1));
        post(call + "/reprocess?from=transcribe", "");
        awaitProcessed(call);
        assertThat(speakerOf(call, "expensive")).isEqualTo(agent);
        awaitSides("expensive", Map.of("THEIRS", 1));
        assertObjectionInItsPlace(rapport.get(call));
    }

    private static void assertObjectionInItsPlace(JsonNode call) {
        JsonNode objection = call.get("findings")
                .valueStream()
                .filter(one -> one.get("type").asString().equals("OBJECTION"))
                .findFirst()
                .orElseThrow();
        JsonNode place = objection.at("/evidence/0");
        JsonNode said = call.get("utterances")
                .valueStream()
                .filter(one -> one.get("id").equals(place.get("utteranceId")))
                .findFirst()
                .orElseThrow();
        int start = place.get("startChar").asInt();
        int end = place.get("endChar").asInt();
        assertThat(said.get("text").asString().substring(start, end))
                .isEqualTo(place.get("quote").asString())
                .contains("expensive");
        assertThat(place.get("startMs").asLong())
                .isBetween(said.get("startMs").asLong(), place.get("endMs").asLong());
        assertThat(rapport.get("/api/v1/search?q=expensive&finding=objection")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsTooLargeIsRefusedWithTheLimitToRaise() throws IOException {
        for (int size : List.of(3, 13)) {
            Path large = Files.write(folder.resolve("large" + size + ".wav"), new byte[size << 20]);

            HttpResponse<String> answer = rapport.upload("/api/v1/calls", "audio", large, "", "");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
            assertThat(RunningRapport.json(answer).get("detail").asString()).contains("rapport.calls.max-size");
        }
    }

    @Test
    void aFullDiskTakesNothingAndGoesOnOnceThereIsRoom() throws IOException {
        assumeThat(freeMb).as("MB free below %s, to fill some", folder).isGreaterThan(3 * MARGIN_MB);
        byte[] waiting = CallOf.variant("short", 42);
        Path sent = Files.write(folder.resolve("sent.wav"), CallOf.variant("short", 43));
        Path filler = folder.resolve("filler");
        try {
            fill(filler);

            HttpResponse<String> refused = rapport.upload("/api/v1/calls", "audio", sent, "", "");
            CallOf.drop(waiting, rapport.inbox("calls").resolve("waiting.wav"));

            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(RunningRapport.json(refused).get("detail").asString()).contains("rapport.media.min-free");
            assertThat(readiness()).isEqualTo(503);
        } finally {
            Files.deleteIfExists(filler);
        }
        assertThat(rapport.upload("/api/v1/calls", "audio", sent, "", "").statusCode())
                .isEqualTo(202);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(rapport.inbox("calls").resolve(".done/waiting.wav")));
        assertThat(readiness()).isEqualTo(200);
    }

    /** Takes the room at once, without writing it; skipped where the file system can not do that. */
    private static void fill(Path filler) throws IOException {
        Process done = new ProcessBuilder("fallocate", "-l", (3 * MARGIN_MB / 2) + "MiB", filler.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(done.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeThat(done.onExit().join().exitValue()).as("fallocate: %s", said).isZero();
    }

    private static int readiness() {
        return rapport.send(rapport.request("/actuator/health/readiness").GET(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** The call with both voices on one track, 16-bit. */
    private static Path mono(String name) throws IOException, UnsupportedAudioFileException {
        byte[] mixed;
        float rate;
        try (AudioInputStream coded =
                        AudioSystem.getAudioInputStream(CallOf.wav(name).toFile());
                AudioInputStream sound = AudioSystem.getAudioInputStream(AudioFormat.Encoding.PCM_SIGNED, coded)) {
            rate = sound.getFormat().getSampleRate();
            ShortBuffer both = ByteBuffer.wrap(sound.readAllBytes())
                    .order(sound.getFormat().isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer();
            ByteBuffer one = ByteBuffer.allocate(both.remaining()).order(ByteOrder.LITTLE_ENDIAN);
            while (both.remaining() > 1) {
                one.putShort((short) Math.clamp(both.get() + both.get(), Short.MIN_VALUE, Short.MAX_VALUE));
            }
            mixed = one.array();
        }
        Path file = folder.resolve(name + "-mono.wav");
        AudioFormat format = new AudioFormat(rate, Short.SIZE, 1, true, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(mixed), format, mixed.length / 2),
                AudioFileFormat.Type.WAVE,
                file.toFile());
        return file;
    }

    private static JsonNode upload(Path file) throws IOException {
        HttpResponse<String> answer = rapport.upload("/api/v1/calls", "audio", file, "", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return RunningRapport.json(answer);
    }

    private static void post(String path, String json) {
        HttpResponse<String> answer = rapport.post(path, json);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    }

    private static void patch(String path, String json) {
        HttpResponse<String> answer = rapport.send(
                rapport.request(path)
                        .header("Content-Type", "application/json")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(json)),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void awaitProcessed(String call) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> rapport.get(call).get("state").asString().equals("PROCESSED"));
    }

    private static String speakerOf(String call, String words) {
        return rapport.get(call)
                .get("utterances")
                .valueStream()
                .filter(one ->
                        one.get("text").asString().toLowerCase(Locale.ROOT).contains(words))
                .map(one -> one.get("partyId").asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "nobody says " + words + ": " + rapport.get(call).get("utterances")));
    }

    private static void awaitSides(String word, Map<String, Integer> expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(rapport.get("/api/v1/search?q=" + word)
                                .at("/facets/side")
                                .valueStream()
                                .collect(Collectors.toMap(
                                        side -> side.get("value").asString(),
                                        side -> side.get("count").asInt())))
                        .isEqualTo(expected));
    }
}
