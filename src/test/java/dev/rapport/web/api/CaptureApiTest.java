package dev.rapport.web.api;

import static dev.rapport.web.Api.assertProblem;
import static dev.rapport.web.Api.field;
import static dev.rapport.web.Api.file;
import static dev.rapport.web.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.web.Api;
import dev.rapport.web.Samples;
import dev.rapport.web.Sounds;
import dev.rapport.web.WebTest;
import dev.rapport.web.WebTestApplication.AskedJobs;
import java.nio.charset.StandardCharsets;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

@WebTest
class CaptureApiTest {

    private static final String CALLS = "/api/v1/calls";
    private static final String IMPORTS = "/api/v1/imports";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Samples samples;

    @Autowired
    private AskedJobs jobs;

    private Api api;

    @BeforeEach
    void start() {
        api = new Api(mvc);
    }

    @Test
    void aCallIsTakenOnceWithItsMetadata() {
        byte[] sound = Sounds.muLaw(2, 8000, 4321);
        String metadata = """
                {"externalId": "pbx-1", "source": "pbx", "startedAt": "2026-01-05T10:00:00+01:00", "direction": "INBOUND",
                 "parties": [{"side": "THEIRS", "name": "Thea", "phone": "+12125550177", "track": 1}]}""";

        var first = api.upload(CALLS, file("audio", "a.wav", sound), field("metadata", metadata));
        var again = api.upload(CALLS, file("audio", "b.wav", sound), file("metadata", "b.json", bytes(metadata)));

        assertThat(first).hasStatus(202);
        assertThat(json(first).get("duplicate").asBoolean()).isFalse();
        assertThat(json(again).get("duplicate").asBoolean()).isTrue();
        assertThat(json(again).get("itemId")).isEqualTo(json(first).get("itemId"));
        assertThat(jobs.asked()).contains(json(first).get("itemId").asString() + "/identify");
        JsonNode shown = api.read(
                "/api/v1/conversations/" + json(first).get("conversationId").asString());
        assertThat(shown.get("startedAt").asString()).isEqualTo("2026-01-05T09:00:00Z");
        assertThat(shown.get("parties").toString()).contains("Thea");
        JsonNode row = api.read("/api/v1/ledger")
                .get("items")
                .valueStream()
                .filter(one -> one.get("source").asString().equals("pbx"))
                .findFirst()
                .orElseThrow();
        assertThat(row.get("seen").asLong()).isEqualTo(2);
        assertThat(row.get("pending").asLong()).isEqualTo(1);
        assertThat(row.get("duplicate").asLong()).isEqualTo(1);
    }

    @Test
    void theKindOfACallAndItsQueueAreShown() {
        String metadata = "{\"source\": \"box\", \"kind\": \"VOICEMAIL\", \"queue\": \"support\"}";

        var left =
                api.upload(CALLS, file("audio", "left.wav", Sounds.muLaw(1, 8000, 777)), field("metadata", metadata));
        var plain = api.upload(CALLS, file("audio", "plain.wav", Sounds.muLaw(1, 8000, 778)));

        assertThat(conversation(left).get("kind").asString()).isEqualTo("VOICEMAIL");
        assertThat(conversation(left).get("queue").asString()).isEqualTo("support");
        assertThat(conversation(plain).get("kind").asString()).isEqualTo("CALL");
        assertThat(conversation(plain).get("queue").isNull()).isTrue();
    }

    private JsonNode conversation(MvcTestResult taken) {
        return api.read(
                "/api/v1/conversations/" + json(taken).get("conversationId").asString());
    }

    @Test
    void whatIsNoCallIsRefused() {
        byte[] sound = Sounds.muLaw(1, 8000, 10);

        assertProblem(api.upload(CALLS, file("audio", "a.wav", new byte[0])), 400, "empty");
        assertProblem(api.upload(CALLS, file("audio", "a.wav", bytes("hello, I am no sound"))), 400, "no audio");
        assertProblem(api.upload(CALLS, field("metadata", "{}")), 400, "audio");
        assertProblem(
                api.upload(CALLS, file("audio", "a.wav", sound), field("metadata", "{\"direction\": \"UP\"}")),
                400,
                "direction");
        assertProblem(api.upload(CALLS, file("audio", "a.wav", sound), field("metadata", "{oops")), 400, "metadata");
        assertProblem(api.post(CALLS, "{}"), 415, "application/json");
    }

    @Test
    void contactsAreImported() {
        var started = api.upload(
                IMPORTS, file("file", "c.csv", bytes("Company,Name,Phone\nImported Ltd,Ida Imp,+12125550123\n")));

        assertThat(started).hasStatus(202);
        assertThat(json(started).get("kind").asString()).isEqualTo("contacts");
        String path = IMPORTS + "/" + json(started).get("importId").asString();
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(api.read(path).get("state").asString()).isEqualTo("DONE"));
        assertThat(api.read(path).get("created").asLong()).isEqualTo(1);
        assertThat(api.read(path).propertyNames())
                .contains(
                        "kind",
                        "state",
                        "seen",
                        "attached",
                        "unmatched",
                        "duplicate",
                        "excluded",
                        "quarantined",
                        "pending",
                        "created",
                        "updated",
                        "warnings");
        assertThat(Api.texts(api.read("/api/v1/contacts?q=ida").get("items"), "name"))
                .contains("Ida Imp");
    }

    @Test
    void whatIsNoTableOfContactsIsRefused() {
        assertProblem(api.upload(IMPORTS, file("file", "c.csv", new byte[0])), 400, "empty");
        assertProblem(api.upload(IMPORTS, file("file", "c.bin", new byte[] {0, 1, 2, 3})), 400, "contacts");
        assertProblem(
                api.upload(IMPORTS, file("file", "c.csv", bytes("name\nx\n")), field("kind", "mbox")), 400, "no mbox");
        assertProblem(api.get(IMPORTS + "/" + samples.call().id()), 404, "import");
    }

    @Test
    void whatIsInQuarantineIsShownRetriedAndDiscarded() {
        var one = samples.quarantined("The first is broken");
        var two = samples.quarantined("The second is broken");
        String first = one.items().getFirst().id().toString();
        String second = two.items().getFirst().id().toString();

        JsonNode page = api.read("/api/v1/quarantine?limit=1");
        JsonNode rest = api.read(
                "/api/v1/quarantine?limit=1&cursor=" + page.get("nextCursor").asString());

        assertThat(Api.texts(page.get("items"), "id")).containsExactly(second);
        assertThat(page.at("/items/0/reason").asString()).isEqualTo("The second is broken");
        assertThat(Api.texts(rest.get("items"), "id")).containsExactly(first);
        assertThat(api.post("/api/v1/quarantine/" + first + "/retry", "")).hasStatus(202);
        assertThat(jobs.asked()).contains(first + "/transcribe");
        assertThat(api.post("/api/v1/quarantine/" + second + "/discard", "")).hasStatus(202);
        assertProblem(api.post("/api/v1/quarantine/" + second + "/discard", ""), 404, second);
        assertProblem(
                api.get("/api/v1/conversations/" + two.id()), 404, two.id().toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
