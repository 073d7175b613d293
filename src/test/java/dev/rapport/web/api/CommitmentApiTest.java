package dev.rapport.web.api;

import static dev.rapport.web.Api.assertProblem;
import static dev.rapport.web.Api.header;
import static dev.rapport.web.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.FindingStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Activity;
import dev.rapport.crm.ActivityId;
import dev.rapport.crm.FilingConsequence;
import dev.rapport.web.Api;
import dev.rapport.web.Samples;
import dev.rapport.web.WebTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@WebTest
class CommitmentApiTest {

    private static final String PATH = "/api/v1/commitments";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Samples samples;

    @Autowired
    private TranscriptStore transcripts;

    @Autowired
    private FindingStore findings;

    @Autowired
    private List<FilingConsequence> consequences;

    @Autowired
    private TransactionTemplate transactions;

    private Api api;
    private Conversation call;
    private String id;

    @BeforeEach
    void promise() {
        api = new Api(mvc);
        call = samples.transcribed(1);
        Utterance said = transcripts.all(Viewer.PIPELINE, call.id()).getFirst();
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("action", "send you the quote");
        value.put("owner", "OURS");
        value.put(
                "due",
                Map.of(
                        "start",
                        "2026-03-06T00:00",
                        "end",
                        "2026-03-07T00:00",
                        "grain",
                        "DAY",
                        "zone",
                        "Europe/Berlin"));
        value.put("state", "OPEN");
        Evidence place = new Evidence(
                Evidence.Kind.UTTERANCE,
                call.id(),
                said.itemId(),
                said.id(),
                null,
                null,
                said.text(),
                new TextSpan(0, said.text().length()),
                said.time());
        FindingId finding = FindingId.create();
        id = finding.toString();
        findings.replace(
                said.itemId(),
                call.id(),
                List.of(new Finding(
                        finding,
                        call.id(),
                        said.itemId(),
                        FindingType.COMMITMENT,
                        "commitment",
                        Side.OURS,
                        said.text(),
                        value,
                        0.85,
                        "part promise",
                        1,
                        FindingStatus.DERIVED,
                        List.of(place))));
        Activity activity = new Activity(
                ActivityId.create(),
                said.itemId(),
                call.id(),
                Channel.CALL,
                call.startedAt(),
                null,
                "A call",
                null,
                null,
                List.of(),
                null);
        transactions.executeWithoutResult(status -> consequences.forEach(one -> one.filed(List.of(activity))));
    }

    @Test
    void aPromiseIsListedWithItsPlaceAndLateOnceItsDayIsOver() {
        JsonNode list = api.read(PATH + "?owner=ours&state=late&conversation=" + call.id());

        assertThat(list.get("total").asInt()).isEqualTo(1);
        JsonNode row = list.at("/items/0");
        assertThat(row.get("id").asString())
                .isEqualTo(id)
                .isEqualTo(row.get("findingId").asString());
        assertThat(row.get("conversationId").asString()).isEqualTo(call.id().toString());
        assertThat(row.get("state").asString()).isEqualTo("LATE");
        assertThat(row.get("late").asBoolean()).isTrue();
        assertThat(row.get("ownerName").asString()).isEqualTo("Olive");
        assertThat(row.at("/due/zone").asString()).isEqualTo("Europe/Berlin");
        assertThat(row.at("/evidence/0/quote").asString()).isEqualTo("Number 0");
        assertThat(row.get("keptEvidence").size()).isZero();
        assertThat(row.get("accountId").isNull()).isTrue();
        assertThat(api.read(PATH + "?user=olive&conversation=" + call.id())
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(api.read(PATH + "?user=nobody&conversation=" + call.id())
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(api.read(PATH + "?state=KEPT&conversation=" + call.id())
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(api.read("/api/v1/conversations/" + call.id())
                        .at("/findings/0/value/state")
                        .asString())
                .isEqualTo("LATE");
    }

    @Test
    void aPersonClosesChangesAndRejectsAndAStaleChangeIsRefused() {
        MvcTestResult read = api.get(PATH + "/" + id);
        String etag = header(read, HttpHeaders.ETAG);

        MvcTestResult kept = api.patch(PATH + "/" + id, "{\"state\": \"KEPT\"}", HttpHeaders.IF_MATCH, etag);
        assertThat(kept).hasStatusOk();
        assertThat(json(kept).get("state").asString()).isEqualTo("KEPT");
        assertThat(json(kept).get("late").asBoolean()).isTrue();
        assertThat(json(kept).get("confirmed").asBoolean()).isTrue();
        assertThat(json(kept).get("saidBy").asString()).isEqualTo("admin");
        assertThat(api.patch(PATH + "/" + id, "{\"state\": \"OPEN\"}", HttpHeaders.IF_MATCH, etag))
                .hasStatus(412);

        JsonNode changed = json(
                api.patch(PATH + "/" + id, "{\"state\": \"open\", \"due\": \"2099-01-31\", \"action\": \"send it\"}"));
        assertThat(changed.get("state").asString()).isEqualTo("OPEN");
        assertThat(changed.at("/due/end").asString()).isEqualTo("2099-02-01");
        assertThat(changed.get("action").asString()).isEqualTo("send it");
        assertThat(changed.get("status").asString()).isEqualTo("CORRECTED");

        assertThat(json(api.patch(PATH + "/" + id, "{\"status\": \"REJECTED\"}"))
                        .get("status")
                        .asString())
                .isEqualTo("REJECTED");
        assertThat(api.read(PATH + "?conversation=" + call.id()).get("total").asInt())
                .isZero();
        assertThat(api.read(PATH + "?status=REJECTED&conversation=" + call.id())
                        .get("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatIsSaidOfTheFindingHoldsForThePromise() {
        String finding = "/api/v1/findings/" + id;

        api.patch(
                finding,
                "{\"value\": {\"action\": \"send it\", \"owner\": \"OURS\", \"due\": null, \"state\": \"KEPT\"}}");
        assertThat(api.read(PATH + "/" + id).get("state").asString()).isEqualTo("KEPT");
        assertThat(api.read(finding).at("/value/state").asString()).isEqualTo("KEPT");

        api.patch(
                finding,
                "{\"value\": {\"action\": \"send it\", \"owner\": \"THEIRS\", \"due\": null, \"state\": \"OPEN\"}}");
        assertThat(api.read(PATH + "/" + id).get("state").asString()).isEqualTo("OPEN");
        assertThat(api.read(PATH + "/" + id).get("owner").asString()).isEqualTo("THEIRS");

        api.patch(finding, "{\"status\": \"DERIVED\"}");
        assertThat(api.read(PATH + "/" + id).get("state").asString()).isEqualTo("LATE");
        assertThat(api.read(PATH + "/" + id).get("action").asString()).isEqualTo("send you the quote");
    }

    @Test
    void whatCanNotBeIsRefusedByName() {
        assertProblem(api.patch(PATH + "/" + id, "{\"state\": \"LATE\"}"), 400, "due date");
        assertProblem(api.patch(PATH + "/" + id, "{\"state\": \"DONE\"}"), 400, "state");
        assertProblem(api.patch(PATH + "/" + id, "{}"), 400, "Nothing is to be changed");
        assertProblem(api.patch(PATH + "/" + id, "{\"due\": \"friday\"}"), 400, "due");
        assertProblem(
                api.patch(PATH + "/" + id, "{\"due\": {\"end\": \"2026-01-01\", \"zone\": \"Nowhere\"}}"), 400, "due");
        assertProblem(api.patch(PATH + "/" + id, "{\"due\": {}}"), 400, "due");
        assertProblem(api.patch(PATH + "/" + id, "{\"action\": \" \"}"), 400, "action");
        assertProblem(api.patch(PATH + "/" + id, "[]"), 400, "object");
        assertProblem(api.get(PATH + "?owner=unknown"), 400, "owner");
        assertProblem(api.get(PATH + "?state=soon"), 400, "state");
        assertProblem(api.get(PATH + "?cursor=x"), 400, "cursor");
        assertProblem(api.get(PATH + "/" + FindingId.create()), 404, "commitment");
        assertProblem(api.patch(PATH + "/" + FindingId.create(), "{\"state\": \"KEPT\"}"), 404, "commitment");
        assertProblem(api.get("/api/v1/accounts/" + FindingId.create() + "/objections"), 404, "account");
    }

    @Test
    void thePageShowsItAndOneClickClosesIt() throws Exception {
        String page = api.get("/promises").getResponse().getContentAsString();
        assertThat(page).contains("Send you the quote", "Olive", "Due 6 Mar 2026", "p-" + id, "#u-");
        assertThat(api.get("/promises?show=rejected&owner=theirs&user=x")
                        .getResponse()
                        .getContentAsString())
                .contains("No promises here");

        var row = mvc.method(HttpMethod.POST)
                .uri("/promises/" + id)
                .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf())
                .header(HttpHeaders.AUTHORIZATION, WebTest.ADMIN)
                .header("HX-Request", "true")
                .param("word", "KEPT")
                .exchange();
        assertThat(row.getResponse().getContentAsString())
                .contains("Kept late", "Closed by admin", "Still open")
                .doesNotContain("<html");
    }
}
