package dev.rapport.web.api;

import static dev.rapport.web.Api.assertProblem;
import static dev.rapport.web.Api.field;
import static dev.rapport.web.Api.file;
import static dev.rapport.web.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ItemId;
import dev.rapport.web.Api;
import dev.rapport.web.Samples;
import dev.rapport.web.Sounds;
import dev.rapport.web.WebTest;
import dev.rapport.web.WebTestApplication.ForgottenMoments;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;

@WebTest
class ErasureApiTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Samples samples;

    @Autowired
    private ForgottenMoments index;

    @Autowired
    private JdbcClient jdbc;

    private Api api;

    @BeforeEach
    void start() {
        api = new Api(mvc);
    }

    @Test
    void whatIsErasedIsNowhereAnyMore() {
        Conversation call = samples.transcribed(3);
        ItemId item = call.items().getFirst().id();
        String path = "/api/v1/conversations/" + call.id();
        api.post(path + "/notes", "{\"text\": \"a note\"}");

        assertThat(api.delete(path)).hasStatus(204);

        assertProblem(api.get(path), 404, "conversation");
        assertProblem(api.get(path + "/recording"), 404, "conversation");
        assertProblem(api.delete(path), 404, "conversation");
        for (String table : List.of("item", "party", "utterance", "note")) {
            assertThat(jdbc.sql("select count(*) from " + table + " where conversation_id = :id")
                            .param("id", call.id().value())
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(index.removed()).contains(item);
    }

    @Test
    void theLedgerCountsItAsErasedAndTheSameMayComeAgain() {
        JsonNode first = deliver();
        assertThat(api.delete(
                        "/api/v1/conversations/" + first.get("conversationId").asString()))
                .hasStatus(204);
        assertThat(ledger().get("erased").asInt()).isEqualTo(1);

        JsonNode again = deliver();
        assertThat(again.get("duplicate").asBoolean()).isFalse();
        assertThat(again.get("conversationId")).isNotEqualTo(first.get("conversationId"));
        assertThat(ledger().get("seen").asInt()).isEqualTo(2);
        assertThat(ledger().get("erased").asInt()).isEqualTo(1);
    }

    @Test
    void anOriginalThatAnotherConversationHasIsKept() {
        Conversation one = samples.call();
        Conversation other = samples.call();

        assertThat(api.delete("/api/v1/conversations/" + one.id())).hasStatus(204);

        assertThat(api.get("/api/v1/conversations/" + other.id() + "/items/"
                        + other.items().getFirst().id() + "/original"))
                .hasStatusOk();
        assertThat(jdbc.sql("select done_at is not null from erasure where conversation_id = :id")
                        .param("id", one.id().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void thePageErasesOnlyWhenOneIsSure() {
        Conversation call = samples.call();
        String page = "/conversations/" + call.id() + "/erase";

        assertThat(send(page)).hasStatus3xxRedirection();
        assertThat(api.get("/api/v1/conversations/" + call.id())).hasStatusOk();
        assertThat(send(page + "?sure=true")).hasRedirectedUrl("/conversations");
        assertProblem(api.get("/api/v1/conversations/" + call.id()), 404, "conversation");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult send(String path) {
        return mvc.post().uri(path).header("Authorization", WebTest.ADMIN).exchange();
    }

    private JsonNode deliver() {
        return json(api.upload(
                "/api/v1/calls",
                file("audio", "erased.wav", Sounds.muLaw(2, 8000, 1234)),
                field("metadata", "{\"source\": \"erasure\", \"externalId\": \"e-1\"}")));
    }

    private JsonNode ledger() {
        return api.read("/api/v1/ledger")
                .get("items")
                .valueStream()
                .filter(row -> row.get("source").asString().equals("erasure"))
                .findFirst()
                .orElseThrow();
    }
}
