package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The main job, on the packaged application with the real recogniser: a recorded call, dropped in a folder, becomes a
 * playable, searchable record on the right customer.
 */
class CallJourneyIT {

    private static final Path SCHEMA = Path.of("..", "shared", "data", "vcon", "vcon_json_schema.json");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path folder;

    private static RunningRapport rapport;

    @BeforeAll
    static void fileThreeCalls() throws IOException {
        dev.rapport.transcribe.RealModel.require();
        rapport = RunningRapport.on(
                Files.createDirectory(folder.resolve("data")),
                "--rapport.company.name=Ourselves",
                "--rapport.company.numbers=+1 415 555 0100",
                "--rapport.company.country=US",
                "--rapport.pipeline.routes=" + routes());
        Path contacts = Files.writeString(folder.resolve("contacts.csv"), """
                Account;First Name;Last Name;E-Mail;Phone
                Northwind;Dana;Field;dana@northwind.example;(212) 555-0142
                Globex;Hank;Ross;hank@globex.example;+1 303 555 0177
                """.replace("E-Mail", "Email"));
        HttpResponse<String> started = rapport.upload("/api/v1/imports", "file", contacts, "", "");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        String importId = RunningRapport.json(started).get("importId").asString();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> rapport.get("/api/v1/imports/" + importId)
                        .get("state")
                        .asString()
                        .equals("DONE"));

        drop("price", """
                {"externalId": "pbx-1", "startedAt": "2026-11-20T09:30:00-05:00", "direction": "INBOUND",
                 "parties": [{"side": "OURS", "phone": "+14155550100", "track": 0},
                             {"side": "THEIRS", "phone": "212-555-0142", "track": 1}]}""");
        drop("delivery", """
                {"externalId": "pbx-2", "startedAt": "2026-11-20T10:30:00-05:00", "direction": "INBOUND",
                 "parties": [{"phone": "+14155550100", "track": 0}, {"phone": "+13035550177", "track": 1}]}""");
        HttpResponse<String> posted = rapport.upload(
                "/api/v1/calls",
                "audio",
                CallOf.wav("password"),
                "metadata",
                "{\"source\": \"api\", \"parties\": [{\"side\": \"THEIRS\", \"phone\": \"+49 30 901820\", \"track\": 1}]}");
        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(202);
        await().atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(rapport.ledger("attached") + rapport.ledger("unmatched"))
                        .as(rapport.log())
                        .isGreaterThanOrEqualTo(3));
    }

    @AfterAll
    static void stop() {
        if (rapport != null) {
            rapport.close();
        }
    }

    /** The shipped route files, where a test may add to them. */
    private static Path routes() throws IOException {
        Path copies = folder.resolve("routes");
        if (!Files.exists(copies)) {
            Files.createDirectory(copies);
            for (String name : List.of("errors", "process", "capture-call-folder")) {
                Files.copy(Path.of("routes", name + ".camel.yaml"), copies.resolve(name + ".camel.yaml"));
            }
        }
        return copies;
    }

    private static void drop(String name, String metadata) throws IOException {
        Path inbox = rapport.inbox("calls");
        CallOf.drop(metadata.getBytes(StandardCharsets.UTF_8), inbox.resolve(name + ".json"));
        CallOf.drop(Files.readAllBytes(CallOf.wav(name)), inbox.resolve(name + ".wav"));
    }

    @Test
    void aCallIsOnTheRecordOfTheContactWhoseNumberTookPart() {
        JsonNode call = conversation("price");

        JsonNode match = call.get("items").get(0).get("match");
        assertThat(match.get("outcome").asString()).isEqualTo("MATCHED");
        assertThat(match.get("reasons").get(0).get("rule").asString()).isEqualTo("phone");
        String account = match.get("accountId").asString();
        assertThat(rapport.get("/api/v1/accounts/" + account).get("name").asString())
                .isEqualTo("Northwind");
        JsonNode timeline = rapport.get("/api/v1/accounts/" + account + "/timeline");
        assertThat(timeline.get("items").get(0).get("conversationId").asString())
                .isEqualTo(call.get("id").asString());
    }

    @Test
    void aCallWithAnUnknownNumberIsLeftToAPerson() {
        JsonNode call = conversation("password");

        assertThat(call.get("items").get(0).get("match").get("outcome").asString())
                .isEqualTo("UNMATCHED");
        assertThat(rapport.get("/api/v1/review?kind=UNMATCHED").get("items").valueStream())
                .anyMatch(entry -> entry.get("conversationId").equals(call.get("id")));
    }

    @Test
    void theSidesAreToldApart() {
        JsonNode call = conversation("price");

        assertThat(said(call, "OURS")).contains("help you today").doesNotContain("too expensive");
        assertThat(said(call, "THEIRS")).contains("too expensive").doesNotContain("help you today");
    }

    @Test
    void ourOwnNumberTellsWhichSideIsOurs() {
        assertThat(said(conversation("delivery"), "OURS")).contains("tomorrow morning");
        assertThat(said(conversation("delivery"), "THEIRS")).contains("waiting for three weeks");
    }

    @Test
    void aPhraseIsFoundAtTheTimeItWasSaid() throws IOException {
        JsonNode hits = rapport.get("/api/v1/search?q=" + RunningRapport.encoded("\"too expensive\""));

        assertThat(hits.get("total").asLong()).isEqualTo(1);
        JsonNode hit = hits.get("items").get(0);
        assertThat(hit.get("side").asString()).isEqualTo("THEIRS");
        assertThat(hit.get("account").get("name").asString()).isEqualTo("Northwind");
        assertThat(hit.get("snippet").asString()).contains("<mark>too expensive</mark>");
        assertThat(hit.get("startMs").asLong()).isCloseTo(turnStartMs("price", "too expensive"), Offset.offset(1_500L));
    }

    @Test
    void theRecordingIsServedInRanges() {
        String id = conversation("price").get("id").asString();
        String path = "/api/v1/conversations/" + id + "/recording";

        var part = rapport.send(
                rapport.request(path).header("Range", "bytes=4-11").GET(), HttpResponse.BodyHandlers.ofByteArray());

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).hasSize(8).endsWith("WAVE".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void theTranscriptIsToBeHadAsSubtitles() {
        String id = conversation("price").get("id").asString();

        var vtt = rapport.send(
                rapport.request("/api/v1/conversations/" + id + "/transcript?format=vtt")
                        .GET(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(vtt.statusCode()).isEqualTo(200);
        assertThat(vtt.body()).startsWith("WEBVTT").contains("-->").containsIgnoringCase("too expensive");
    }

    @Test
    void theVconIsValidByTheSchemaOfTheDraft() throws IOException {
        assumeThat(SCHEMA)
                .as("the schema of the draft, which is not part of the project")
                .exists();
        String id = conversation("price").get("id").asString();

        var vcon = rapport.send(
                rapport.request("/api/v1/conversations/" + id + "/vcon").GET(), HttpResponse.BodyHandlers.ofString());

        assertThat(vcon.statusCode()).isEqualTo(200);
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        assertThat(schema.validate(vcon.body(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void aCorrectionIsFoundAndSurvivesTranscribingAnew() {
        JsonNode call = conversation("delivery");
        String id = call.get("id").asString();
        JsonNode first = call.get("utterances").get(0);
        String path =
                "/api/v1/conversations/" + id + "/utterances/" + first.get("id").asString();

        var corrected = rapport.send(
                rapport.request(path)
                        .header("Content-Type", "application/json")
                        .method(
                                "PATCH",
                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                        "{\"text\": \"The zebrawood press has not arrived.\"}")),
                HttpResponse.BodyHandlers.ofString());
        assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(200);
        awaitHits("zebrawood", 1);
        assertThat(rapport.post("/api/v1/conversations/" + id + "/reprocess?from=transcribe", "")
                        .statusCode())
                .isEqualTo(202);

        await().atMost(Duration.ofMinutes(1))
                .until(() -> rapport.get("/api/v1/conversations/" + id)
                        .get("state")
                        .asString()
                        .equals("PROCESSED"));
        awaitHits("zebrawood", 1);
        assertThat(utterance(conversation("delivery"), first.get("id").asString())
                        .get("text")
                        .asString())
                .isEqualTo("The zebrawood press has not arrived.");
    }

    @Test
    void aNewContactWithTheNumberTakesTheCallOver() throws IOException {
        rapport.upload("/api/v1/calls", "audio", variantFile(9), "metadata", """
                {"source": "rematch", "externalId": "r-1",
                 "parties": [{"side": "THEIRS", "phone": "+441632960961", "track": 1}]}""");
        await().atMost(Duration.ofMinutes(1)).until(() -> row("rematch", "unmatched") == 1);

        assertThat(rapport.post("/api/v1/contacts", "{\"name\": \"Nell Late\", \"phones\": [\"+44 1632 960961\"]}")
                        .statusCode())
                .isBetween(200, 201);

        await().atMost(Duration.ofSeconds(30)).until(() -> row("rematch", "attached") == 1);
    }

    @Test
    void whatIsNoCallIsRefusedOrQuarantinedWithItsReasonAndDisturbsNothing() throws IOException {
        Path inbox = rapport.inbox("calls");
        byte[] whole = Files.readAllBytes(CallOf.wav("price"));
        byte[] silentRate = whole.clone();
        java.util.Arrays.fill(silentRate, 24, 28, (byte) 0);
        long before = rapport.ledger("quarantined");

        CallOf.drop(new byte[0], inbox.resolve("empty.wav"));
        CallOf.drop("This is text.".getBytes(StandardCharsets.UTF_8), inbox.resolve("text.wav"));
        CallOf.drop(java.util.Arrays.copyOf(whole, 60_000), inbox.resolve("truncated.wav"));
        CallOf.drop(silentRate, inbox.resolve("rate-zero.wav"));
        CallOf.drop(CallOf.variant("short", 7), inbox.resolve("good.wav"));

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(rapport.ledger("quarantined")).isEqualTo(before + 4));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Files.exists(inbox.resolve(".done").resolve("good.wav")));
        assertThat(inbox.resolve(".failed").resolve("empty.wav.reason.txt")).exists();
        JsonNode quarantine = rapport.get("/api/v1/quarantine?limit=200").get("items");
        assertThat(quarantine.valueStream().map(JsonNode::toString).toList().toString())
                .contains("truncated.wav", "rate-zero.wav", "empty.wav", "text.wav");
        assertThat(quarantine.valueStream().map(entry -> entry.get("reason").asString()))
                .allSatisfy(reason -> assertThat(reason).isNotBlank());
    }

    @Test
    void theSameRecordingAgainIsADuplicate() throws IOException {
        var metadata = "{\"source\": \"twice\", \"externalId\": \"t-1\"}";
        Path file = variantFile(11);
        JsonNode first = RunningRapport.json(rapport.upload("/api/v1/calls", "audio", file, "metadata", metadata));
        JsonNode second = RunningRapport.json(rapport.upload("/api/v1/calls", "audio", file, "metadata", metadata));

        assertThat(first.get("duplicate").asBoolean()).isFalse();
        assertThat(second.get("duplicate").asBoolean()).isTrue();
        assertThat(second.get("itemId")).isEqualTo(first.get("itemId"));
        assertThat(row("twice", "seen")).isEqualTo(2);
        assertThat(row("twice", "duplicate")).isEqualTo(1);
    }

    @Test
    void aRouteThatIsAddedWhileRunningTakesTheNextFileAndABrokenOneIsReported() throws IOException {
        Path branch = Files.createDirectories(folder.resolve("branch"));
        String shipped = Files.readString(routes().resolve("capture-call-folder.camel.yaml"));

        Files.writeString(routes().resolve("capture-broken.camel.yaml"), "- route: [this is no route");
        Files.writeString(
                routes().resolve("capture-branch.camel.yaml"),
                shipped.replace("id: capture-call-folder", "id: branch-office")
                        .replace("file:{{rapport.data:data}}/inbox/calls", "file:" + branch));
        CallOf.drop(CallOf.variant("short", 21), branch.resolve("call.wav"));

        await().atMost(Duration.ofMinutes(1)).until(() -> row("branch-office", "unmatched") == 1);
        assertThat(branch.resolve(".done").resolve("call.wav")).exists();
        assertThat(rapport.get("/api/v1/sources").get("items").valueStream())
                .anySatisfy(source -> {
                    assertThat(source.get("source").asString()).isEqualTo("capture-broken");
                    assertThat(source.get("state").asString()).isEqualTo("BROKEN");
                    assertThat(source.get("reason").asString()).isNotBlank();
                })
                .anySatisfy(
                        source -> assertThat(source.get("source").asString()).isEqualTo("branch-office"));
    }

    @Test
    void nothingIsShownToWhoIsNotLoggedIn() throws IOException, InterruptedException {
        for (String path : List.of("/api/v1/conversations", "/api/v1/search?q=price", "/v3/api-docs", "/")) {
            var answer = java.net.http.HttpClient.newHttpClient()
                    .send(
                            java.net.http.HttpRequest.newBuilder(rapport.uri(path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isIn(401, 302);
        }
    }

    private static Path variantFile(int number) throws IOException {
        return Files.write(folder.resolve("variant" + number + ".wav"), CallOf.variant("short", number));
    }

    private static void awaitHits(String words, int expected) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        rapport.get("/api/v1/search?q=" + words).get("total").asInt() == expected);
    }

    private static long row(String source, String column) {
        return rapport.get("/api/v1/ledger")
                .get("items")
                .valueStream()
                .filter(row -> row.get("source").asString().equals(source))
                .mapToLong(row -> row.get(column).asLong())
                .sum();
    }

    /** The conversation whose words are those of one of our calls. */
    private static JsonNode conversation(String name) {
        String word = java.util.Map.of("price", "expensive", "delivery", "weeks", "password", "password")
                .get(name);
        return rapport.get("/api/v1/conversations?limit=200")
                .get("items")
                .valueStream()
                .map(row -> rapport.get("/api/v1/conversations/" + row.get("id").asString() + "?include=words"))
                .filter(one -> one.get("utterances")
                        .toString()
                        .toLowerCase(Locale.ROOT)
                        .contains(word))
                .min(java.util.Comparator.comparing(one -> one.get("id").asString()))
                .orElseThrow(() -> new AssertionError("no conversation has the word " + word + "\n" + rapport.log()));
    }

    private static long turnStartMs(String name, String words) throws IOException {
        return JSON.readTree(Files.readString(CallOf.turns(name)))
                .valueStream()
                .filter(turn -> turn.get("text").asString().contains(words))
                .findFirst()
                .orElseThrow()
                .get("startMs")
                .asLong();
    }

    private static JsonNode utterance(JsonNode conversation, String id) {
        return conversation
                .get("utterances")
                .valueStream()
                .filter(one -> one.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String said(JsonNode conversation, String side) {
        return conversation
                .get("utterances")
                .valueStream()
                .filter(one -> one.get("side").asString().equals(side))
                .map(one -> one.get("text").asString().toLowerCase(Locale.ROOT))
                .reduce("", (a, b) -> a + " " + b);
    }
}
