package dev.rapport.web.api;

import static dev.rapport.web.Api.assertProblem;
import static dev.rapport.web.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.FindingStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.Api;
import dev.rapport.web.Samples;
import dev.rapport.web.WebTest;
import dev.rapport.web.WebTestApplication.AskedJobs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@WebTest
class FindingApiTest {

    private static final Viewer SOMEBODY = new Viewer("somebody");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Samples samples;

    @Autowired
    private FindingStore findings;

    @Autowired
    private TranscriptStore transcripts;

    @Autowired
    private AskedJobs jobs;

    private Api api;

    @BeforeEach
    void start() {
        api = new Api(mvc);
    }

    @Test
    void whatWouldBeFoundIsShownByThePlacesInTheRequest() {
        JsonNode answer = json(api.post("/api/v1/try/understand", """
                {"channel": "CALL", "at": "2026-03-02T10:00:00-05:00", "competitors": ["Brightdesk"],
                 "utterances": [{"side": "OURS", "text": "so how does the offer look"},
                                {"side": "THEIRS", "text": "it is too expensive and bright desk is cheaper"}]}"""));

        JsonNode objection = first(answer.get("findings"), "OBJECTION");
        assertThat(objection.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "type",
                        "label",
                        "side",
                        "text",
                        "value",
                        "confidence",
                        "rule",
                        "ruleVersion",
                        "status",
                        "evidence");
        assertThat(objection.at("/value/category").asString()).isEqualTo("PRICE");
        assertThat(objection.at("/evidence/0/utteranceId").asString()).isEqualTo("1");
        assertThat(objection.at("/evidence/0/quote").asString()).isEqualTo("it is too expensive");
        assertThat(objection.at("/evidence/0/startChar").asInt()).isZero();
        assertThat(first(answer.get("findings"), "COMPETITOR").at("/label").asString())
                .isEqualTo("Brightdesk");
    }

    @Test
    void oddBodiesAreToldWhatIsWrong() {
        assertProblem(
                api.post("/api/v1/try/understand", "{\"utterances\": [{\"side\": \"OURS\"}]}"),
                400,
                "utterances[0].text");
        assertProblem(api.post("/api/v1/try/understand", "{\"utterances\": [null]}"), 400, "utterances[0]");
        assertProblem(api.post("/api/v1/try/understand", "{\"at\": \"today\", \"utterances\": []}"), 400, "at");
        assertThat(json(api.post("/api/v1/try/understand", "{}")).get("findings"))
                .isEmpty();
    }

    @Test
    void findingsAreShownCountedAndJudged() {
        Conversation call = samples.transcribed(2);
        Finding kept = keep(call, "price");

        JsonNode shown = api.read("/api/v1/conversations/" + call.id()).at("/findings/0");
        assertThat(shown.get("id").asString()).isEqualTo(kept.id().toString());
        assertThat(shown.get("status").asString()).isEqualTo("DERIVED");
        assertThat(row(call).at("/findingCounts/OBJECTION").asInt()).isEqualTo(1);

        var rejected = api.patch("/api/v1/findings/" + kept.id(), "{\"status\": \"REJECTED\"}");
        assertThat(rejected).hasStatusOk();
        assertThat(json(rejected).get("status").asString()).isEqualTo("REJECTED");
        assertThat(jobs.asked()).contains(call.items().getFirst().id() + "/file");
        assertThat(row(call).at("/findingCounts").isEmpty()).isTrue();
    }

    @Test
    void aCorrectedLabelIsAnotherCategoryAndSurvivesReprocessing() {
        Conversation call = samples.transcribed(2);
        Finding kept = keep(call, "price");

        JsonNode corrected = json(api.patch("/api/v1/findings/" + kept.id(), "{\"label\": \"budget\"}"));
        assertThat(corrected.get("status").asString()).isEqualTo("CORRECTED");
        assertThat(corrected.at("/value/category").asString()).isEqualTo("BUDGET");

        keep(call, "price");
        List<Finding> again = findings.of(SOMEBODY, call.id());
        assertThat(again).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo(kept.id());
            assertThat(finding.label()).isEqualTo("budget");
        });
    }

    @Test
    void whatAPersonConfirmedStaysWhenNoRuleFindsItAnyMore() {
        Conversation call = samples.transcribed(2);
        Finding kept = keep(call, "price");
        Finding other = keep(call, "need");
        assertThat(findings.find(SOMEBODY, kept.id())).as("nobody spoke of it").isEmpty();
        findings.say(SOMEBODY, other.id(), FindingStatus.CONFIRMED, null, null);

        ItemId item = call.items().getFirst().id();
        findings.replace(item, call.id(), List.of());

        assertThat(findings.of(SOMEBODY, item))
                .singleElement()
                .satisfies(finding -> assertThat(finding.status()).isEqualTo(FindingStatus.CONFIRMED));
    }

    @Test
    void whatIsNoFindingOrNoTypeIsRefused() {
        assertProblem(
                api.patch("/api/v1/findings/" + FindingId.create(), "{\"status\": \"CONFIRMED\"}"), 404, "finding");
        assertProblem(api.get("/api/v1/search?finding=nonsense"), 400, "finding");
        assertThat(api.get("/api/v1/search?finding=objection")).hasStatusOk();
    }

    @Test
    void aTrackerIsWrittenTriedLabelledAndPublished() {
        JsonNode made = json(
                api.post("/api/v1/trackers", "{\"name\": \"Refunds\", \"query\": \"refund\", \"side\": \"THEIRS\"}"));
        String path = "/api/v1/trackers/" + made.get("id").asString();
        assertThat(made.get("version").asInt()).isEqualTo(1);
        assertThat(made.get("publishedVersion").isNull()).isTrue();

        api.post(path + "/labels", "{\"text\": \"i want a refund\", \"side\": \"THEIRS\", \"correct\": true}");
        JsonNode labelled = json(api.post(
                path + "/labels",
                "{\"labels\": [{\"text\": \"no refund needed\", \"side\": \"THEIRS\", \"correct\": false}]}"));
        assertThat(labelled.get("precision").asDouble()).isEqualTo(0.5);

        assertThat(api.post(path + "/publish", "{}")).hasStatus(202);
        JsonNode changed =
                json(api.send(org.springframework.http.HttpMethod.PUT, path, "{\"query\": \"\\\"a refund\\\"\"}"));
        assertThat(changed.get("version").asInt()).isEqualTo(2);
        assertThat(changed.get("publishedVersion").asInt()).isEqualTo(1);
        assertThat(changed.get("precision").asDouble()).isEqualTo(1.0);

        JsonNode found = json(api.post("/api/v1/try/understand", """
                {"utterances": [{"side": "THEIRS", "text": "could I have a refund"}]}"""));
        assertThat(first(found.get("findings"), "TRACKER").get("label").asString())
                .isEqualTo("Refunds");
        assertProblem(
                api.post("/api/v1/trackers", "{\"name\": \"Bad\", \"query\": \"price account:x\"}"), 400, "account");
        assertProblem(api.post("/api/v1/trackers", "{\"name\": \"Refunds\", \"query\": \"a\"}"), 409, "Refunds");
        assertThat(json(api.post("/api/v1/trackers/try", "{\"query\": \"refund\"}"))
                        .propertyNames())
                .contains("total", "conversations", "items", "gained", "lost");
    }

    @Test
    void theTrackersThatComeWithItAreShownAndOnlyShown() {
        JsonNode all = api.read("/api/v1/trackers").get("items");
        JsonNode objection = all.valueStream()
                .filter(one -> one.get("shipped").asBoolean()
                        && "OBJECTION".equals(one.get("finds").asString("")))
                .findFirst()
                .orElseThrow();

        assertThat(objection.get("query").asString()).contains("\"");
        assertThat(objection.get("file").asString()).isEqualTo("objections.yaml");
        assertThat(objection.get("version").asInt()).isPositive();
        String path = "/api/v1/trackers/" + objection.get("id").asString();
        assertThat(api.read(path).get("name")).isEqualTo(objection.get("name"));
        assertProblem(api.post(path + "/publish", "{}"), 409, "objections.yaml");
        assertProblem(api.post(path + "/labels", "{\"text\": \"x\", \"correct\": true}"), 409, "comes with");
        assertProblem(api.post("/api/v1/trackers/" + FindingId.create() + "/publish", "{}"), 404, "tracker");
    }

    @Test
    void aDryRunTellsWhatUnderstandingAgainWouldGainAndLose() {
        Conversation call = samples.transcribed(2);
        Finding kept = keep(call, "price");
        String path = "/api/v1/conversations/" + call.id() + "/reprocess?dryRun=true&from=";

        JsonNode plan = json(api.post(path + "understand", ""));

        assertThat(plan.at("/findings/lost/0/type").asString()).isEqualTo("OBJECTION");
        assertThat(plan.at("/findings/lost/0/count").asInt()).isEqualTo(1);
        assertThat(plan.at("/findings/lost/0/examples/0/id").asString())
                .isEqualTo(kept.id().toString());
        assertThat(plan.at("/findings/gained").valueStream())
                .anySatisfy(gained -> assertThat(gained.get("type").asString()).isEqualTo("TALK"));
        assertThat(plan.get("note").isNull()).isTrue();
        assertThat(findings.of(SOMEBODY, call.id())).singleElement().isEqualTo(kept);
        assertThat(json(api.post(path + "transcribe", "")).get("note").asString())
                .contains("not known");
        assertThat(json(api.post(path + "index", "")).at("/findings/lost")).isEmpty();
    }

    private Finding keep(Conversation call, String label) {
        ItemId item = call.items().getFirst().id();
        Utterance said = transcripts.of(SOMEBODY, item).getFirst();
        Evidence place = new Evidence(
                Evidence.Kind.UTTERANCE,
                call.id(),
                item,
                said.id(),
                null,
                null,
                said.text(),
                new TextSpan(0, said.text().length()),
                said.time());
        Finding finding = new Finding(
                FindingId.create(),
                call.id(),
                item,
                FindingType.OBJECTION,
                label,
                Side.THEIRS,
                said.text(),
                Map.of("category", label.toUpperCase(java.util.Locale.ROOT)),
                0.8,
                "test",
                1,
                FindingStatus.DERIVED,
                List.of(place));
        findings.replace(item, call.id(), List.of(finding));
        return finding;
    }

    private JsonNode row(Conversation call) {
        return api.read("/api/v1/conversations?limit=200")
                .get("items")
                .valueStream()
                .filter(one -> one.get("id").asString().equals(call.id().toString()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode first(JsonNode all, String type) {
        return all.valueStream()
                .filter(one -> one.get("type").asString().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
