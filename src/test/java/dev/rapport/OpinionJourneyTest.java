package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole application with the real model, from a sentence that no tracker knows to the second opinion on it. */
class OpinionJourneyTest {

    @TempDir
    private static Path folder;

    private static RapportInProcess rapport;

    /** A few examples of its own, since the built-in ones take seconds to learn. */
    @BeforeAll
    static void start() throws IOException {
        Path examples = Files.createDirectories(folder.resolve("opinions"));
        for (String builtIn : List.of("commitments", "concerns", "next-steps", "other")) {
            Files.writeString(
                    examples.resolve(builtIn + ".yaml"), "none: [good morning, the sun shines, see you soon]");
        }
        Files.writeString(examples.resolve("objections.yaml"), """
                version: 7
                opinions:
                  - finds: OBJECTION
                    label: price
                    side: THEIRS
                    threshold: 0.5
                    examples:
                      - my wallet weeps at the thought of your bill
                      - your bill made my wallet weep
                      - the bill would bring my wallet to tears
                """);
        rapport = RapportInProcess.on(
                folder,
                "--rapport.understand.opinion.enabled=true",
                "--rapport.search.meaning.enabled=true",
                "--rapport.chat.quiet=100ms");
    }

    @AfterAll
    static void stop() {
        rapport.close();
    }

    private static JsonNode send(String method, String path, String body) {
        HttpResponse<String> answer = rapport.send(method, path, "application/json", body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        return RapportOverHttp.json(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private static Optional<JsonNode> opinion(String conversation) {
        return send("GET", "/api/v1/conversations/" + conversation, "")
                .get("findings")
                .valueStream()
                .filter(one -> one.get("rule").asString().startsWith("opinion/"))
                .findFirst();
    }

    private static long backlog() {
        return backlog("opinion");
    }

    private static long backlog(String stage) {
        return send("GET", "/api/v1/jobs", "")
                .get("items")
                .valueStream()
                .filter(one -> one.get("stage").asString().equals(stage))
                .mapToLong(one -> one.get("count").asLong())
                .sum();
    }

    @Test
    void whatNoTrackerKnowsIsFoundLaterFiledAndSearchableAndAPersonsWordHolds() {
        String conversation =
                send("POST", "/api/v1/chats", """
                        {'platform':'web','externalId':'o1','participants':[{'id':'u1','side':'THEIRS'}],'messages':[
                        {'id':'1','from':'u1','sentAt':'2026-11-03T10:00:00Z','text':'At that bill my wallet starts to weep.'}]}""").get("conversationId").asString();

        JsonNode found = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> opinion(conversation), Optional::isPresent)
                .orElseThrow();

        assertThat(found.get("type").asString()).isEqualTo("OBJECTION");
        assertThat(found.get("ruleVersion").asInt()).isEqualTo(7);
        assertThat(found.at("/value/example").asString()).contains("wallet");
        assertThat(found.at("/evidence/0/quote").asString()).isEqualTo("At that bill my wallet starts to weep.");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> send("GET", "/api/v1/search?q=wallet&finding=objection", "")
                                .get("total")
                                .asInt()
                        == 1);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> backlog() == 0);

        String id = found.get("id").asString();
        send("PATCH", "/api/v1/findings/" + id, "{'status':'REJECTED'}");
        send("POST", "/api/v1/conversations/" + conversation + "/reprocess?from=understand", "");

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> backlog() == 0
                        && send("GET", "/api/v1/conversations/" + conversation, "")
                                .get("state")
                                .asString()
                                .equals("PROCESSED"));
        assertThat(opinion(conversation)).hasValueSatisfying(one -> {
            assertThat(one.get("id").asString()).isEqualTo(id);
            assertThat(one.get("status").asString()).isEqualTo("REJECTED");
        });
    }

    @Test
    void whatIsMeantIsFoundInOtherWordsUntilItIsErased() {
        String conversation =
                send("POST", "/api/v1/chats", """
                        {'platform':'web','externalId':'m1','participants':[{'id':'u1','side':'THEIRS'}],'messages':[
                        {'id':'1','from':'u1','sentAt':'2026-11-03T10:00:00Z','text':'The parcel never arrived at our door.'}]}""").get("conversationId").asString();

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !meant().isEmpty());

        JsonNode hit = meant().get(0);
        assertThat(hit.get("conversationId").asString()).isEqualTo(conversation);
        assertThat(hit.get("by").asString()).isEqualTo("MEANING");
        assertThat(hit.get("similarity").asDouble()).isBetween(0.4, 1.0);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> backlog("meaning") == 0);
        send("DELETE", "/api/v1/conversations/" + conversation, "");
        assertThat(meant()).isEmpty();
    }

    private static JsonNode meant() {
        JsonNode found = send("GET", "/api/v1/search?q=the%20package%20was%20not%20delivered&meaning=true", "");
        assertThat(found.get("total").asInt()).isZero();
        return found.get("meant");
    }
}
