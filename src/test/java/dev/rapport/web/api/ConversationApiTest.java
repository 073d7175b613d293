package dev.rapport.web.api;

import static dev.rapport.web.Api.assertProblem;
import static dev.rapport.web.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Conversation;
import dev.rapport.web.Api;
import dev.rapport.web.Samples;
import dev.rapport.web.WebTest;
import dev.rapport.web.WebTestApplication.AskedJobs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@WebTest
class ConversationApiTest {

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
    void aConversationHasTheShapeOfTheContract() {
        Conversation call = samples.transcribed(2);

        JsonNode shown = api.read(path(call) + "?include=words");

        assertThat(shown.propertyNames())
                .contains(
                        "id",
                        "channel",
                        "subject",
                        "startedAt",
                        "endedAt",
                        "direction",
                        "language",
                        "state",
                        "progress",
                        "items",
                        "parties",
                        "utterances",
                        "messages",
                        "findings");
        assertThat(shown.at("/items/0").propertyNames())
                .contains("id", "kind", "source", "externalId", "state", "stages", "match", "recording", "consent");
        assertThat(shown.at("/items/0/stages").propertyNames())
                .containsExactly("identify", "transcribe", "understand", "match", "file", "index");
        assertThat(shown.at("/items/0/stages/index").propertyNames())
                .containsExactly("state", "at", "attempts", "reason");
        assertThat(shown.at("/parties/0").propertyNames())
                .contains("id", "side", "sideConfidence", "name", "phone", "email", "handle", "speaker", "contactId");
        assertThat(shown.at("/utterances/0").propertyNames())
                .contains(
                        "id",
                        "itemId",
                        "messageId",
                        "partyId",
                        "side",
                        "startMs",
                        "endMs",
                        "startChar",
                        "endChar",
                        "text",
                        "rawText",
                        "confidence",
                        "words");
        assertThat(shown.at("/utterances/0/words/0").propertyNames())
                .contains("text", "startMs", "endMs", "confidence", "startChar", "endChar");
        assertThat(shown.get("startedAt").asString()).isEqualTo("2026-03-04T15:00:00Z");
        assertThat(shown.get("progress").asDouble()).isEqualTo(1);
        assertThat(api.read(path(call)).at("/utterances/0/words").isNull()).isTrue();
    }

    @Test
    void aLongTranscriptIsShownInStretches() {
        Conversation call = samples.transcribed(ConversationApi.STRETCH + 1);

        JsonNode first = api.read(path(call));
        JsonNode second = api.read(path(call) + "?utterancesCursor="
                + first.get("utterancesCursor").asString());

        assertThat(first.get("utterances")).hasSize(ConversationApi.STRETCH);
        assertThat(second.get("utterances")).hasSize(1);
        assertThat(second.get("utterancesCursor").isNull()).isTrue();
        assertProblem(api.get(path(call) + "?utterancesCursor=x"), 400, "utterancesCursor");
        assertProblem(api.get(path(call) + "?include=pictures"), 400, "words");
    }

    @Test
    void aCorrectedTextIsShownAndUnderstoodAgain() {
        Conversation call = samples.transcribed(2);
        String utterance = api.read(path(call)).at("/utterances/0/id").asString();

        var result = api.patch(path(call) + "/utterances/" + utterance, "{\"text\": \"Number one\"}");

        assertThat(result).hasStatusOk();
        assertThat(json(result).get("text").asString()).isEqualTo("Number one");
        assertThat(api.read(path(call)).at("/utterances/0/text").asString()).isEqualTo("Number one");
        assertThat(jobs.asked()).contains(call.items().getFirst().id() + "/understand");
    }

    @Test
    void aCorrectionThatSaysNothingOrTooMuchIsRefused() {
        Conversation call = samples.transcribed(1);
        String utterance = path(call) + "/utterances/"
                + api.read(path(call)).at("/utterances/0/id").asString();
        String stranger = samples.call().parties().getFirst().id().toString();

        assertProblem(api.patch(utterance, "{}"), 400, "nothing to correct");
        assertProblem(api.patch(utterance, "{\"text\": \"  \"}"), 400, "blank");
        assertProblem(api.patch(utterance, "{\"text\": \"" + "x".repeat(10_001) + "\"}"), 400, "10000");
        assertProblem(api.patch(utterance, "{\"partyId\": \"" + stranger + "\"}"), 400, "no party of this");
        assertProblem(api.patch(utterance, "{\"partyId\": 7.5, \"text\": [1]}"), 400, "text");
        assertProblem(api.patch(path(call) + "/utterances/" + stranger, "{\"text\": \"x\"}"), 404, stranger);
    }

    @Test
    void whoAPartyIsIsAPersonsWordAndIsMatchedAgain() {
        Conversation call = samples.transcribed(1);
        String party = path(call) + "/parties/" + call.parties().get(1).id();
        String contact = json(api.post("/api/v1/contacts", "{\"name\": \"Theo Toll\"}"))
                .get("id")
                .asString();

        var result = api.patch(party, "{\"contactId\": \"" + contact + "\", \"name\": \"Theo T.\"}");

        assertThat(result).hasStatusOk();
        assertThat(json(result).get("contactId").asString()).isEqualTo(contact);
        assertThat(jobs.asked()).contains(call.items().getFirst().id() + "/match");
        assertProblem(api.patch(party, "{\"contactId\": \"" + ContactId.create() + "\"}"), 400, "no such contact");
        assertProblem(api.patch(party, "{\"contactId\": \"me\"}"), 400, "contactId");
    }

    @Test
    void aNullTakesBackWhoAPartyIs() {
        Conversation call = samples.transcribed(1);
        String party = path(call) + "/parties/" + call.parties().get(1).id();
        String contact = json(api.post("/api/v1/contacts", "{\"name\": \"Tilda Toll\"}"))
                .get("id")
                .asString();
        api.patch(party, "{\"contactId\": \"" + contact + "\", \"name\": \"Tilda\"}");

        var result = api.patch(party, "{\"contactId\": null}");

        assertThat(result).hasStatusOk();
        assertThat(json(result).get("contactId").isNull()).isTrue();
        assertThat(json(result).get("name").asString()).isEqualTo("Tilda");
        assertThat(jobs.asked())
                .filteredOn(job -> job.equals(call.items().getFirst().id() + "/match"))
                .hasSize(2);
    }

    @Test
    void whatWasHeardOfTheOneWasSaidByTheOther() {
        Conversation call = samples.transcribed(2);
        String one = call.parties().get(0).id().toString();
        String other = call.parties().get(1).id().toString();
        String body = "{\"one\": \"%s\", \"other\": \"%s\"}";

        assertThat(api.post(path(call) + "/exchange-voices", body.formatted(one, other)))
                .hasStatusOk();

        JsonNode said = api.read(path(call)).get("utterances");
        assertThat(Api.texts(said, "partyId")).containsExactly(other, one);
        assertThat(Api.texts(said, "side")).containsExactly("THEIRS", "OURS");
        String stranger = samples.call().parties().getFirst().id().toString();
        assertProblem(
                api.post(path(call) + "/exchange-voices", body.formatted(one, stranger)), 400, "no party of this");
        assertProblem(api.post(path(call) + "/exchange-voices", body.formatted(one, one)), 400, "two parties");
        assertProblem(api.post(path(call) + "/exchange-voices", "{}"), 400, "one and other");
    }

    @Test
    void sidesAreSwapped() {
        Conversation call = samples.transcribed(1);

        assertThat(api.post(path(call) + "/swap-sides", "")).hasStatusOk();

        assertThat(Api.texts(api.read(path(call)).get("parties"), "side")).containsExactly("THEIRS", "OURS");
    }

    @Test
    void aCallIsProcessedAgainFromAStageOn() {
        Conversation call = samples.transcribed(1);

        assertThat(api.post(path(call) + "/reprocess?from=Transcribe", "")).hasStatus(202);
        assertThat(jobs.asked()).contains(call.items().getFirst().id() + "/transcribe");
        assertThat(api.post(path(call) + "/reprocess?from=understand", "")).hasStatus(202);
        assertProblem(api.post(path(call) + "/reprocess", ""), 400, "from");
    }

    @Test
    void aDryRunTellsWhatWouldChangeAndRunsNothing() {
        Conversation call = samples.transcribed(1);

        var plan = api.post(path(call) + "/reprocess?from=match&dryRun=true", "");

        assertThat(plan).hasStatus(200);
        assertThat(plan).bodyJson().extractingPath("$.stages").asArray().containsExactly("match", "file", "index");
        assertThat(plan).bodyJson().extractingPath("$.changes[0].after.outcome").isEqualTo("UNMATCHED");
        assertThat(jobs.asked()).doesNotContain(call.items().getFirst().id() + "/match");
    }

    @Test
    void transcriptsAndVconsAreHandedOut() {
        Conversation call = samples.transcribed(2);

        var vtt = api.get(path(call) + "/transcript?format=VTT");
        assertThat(vtt)
                .hasStatusOk()
                .hasContentType("text/vtt;charset=UTF-8")
                .bodyText()
                .startsWith("WEBVTT");
        assertThat(api.get(path(call) + "/transcript")).bodyText().contains("Number 1");
        assertProblem(api.get(path(call) + "/transcript?format=doc"), 400, "TXT, VTT, SRT, JSON");
        assertThat(api.read(path(call) + "/vcon").get("uuid").asString())
                .isEqualTo(call.id().toString());
    }

    private static String path(Conversation call) {
        return "/api/v1/conversations/" + call.id();
    }
}
