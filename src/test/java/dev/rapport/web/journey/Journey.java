package dev.rapport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.RunningRapport;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** What all journeys need of the application beside its pages. */
abstract class Journey {

    abstract Site site();

    RunningRapport rapport() {
        return site().rapport();
    }

    /** Until all that came in is processed: the calls of the sample are heard. */
    void awaitAllHeard() {
        assertThat(rapport().ledger("seen")).as("the sample is loaded").isPositive();
        await("all is processed")
                .atMost(Visitor.PATIENCE)
                .untilAsserted(() -> assertThat(rapport().ledger("pending"))
                        .as(rapport().log())
                        .isZero());
    }

    void awaitProcessed(String conversation) {
        await("it is processed")
                .atMost(Visitor.PATIENCE)
                .until(() -> rapport()
                        .get("/api/v1/conversations/" + conversation)
                        .get("state")
                        .asString()
                        .equals("PROCESSED"));
    }

    /** Sends a message as a mail server would; gives its conversation. */
    String mail(String message) {
        HttpResponse<String> answer = rapport()
                .send(
                        rapport()
                                .request("/api/v1/emails")
                                .header("Content-Type", "message/rfc822")
                                .POST(BodyPublishers.ofString(message.replace("\n", "\r\n"))),
                        HttpResponse.BodyHandlers.ofString());
        return conversationOf(answer);
    }

    static String conversationOf(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return RunningRapport.json(answer).get("conversationId").asString();
    }

    /** Of a list in an answer, the one with this id. */
    static JsonNode withId(JsonNode list, String id) {
        return list.valueStream()
                .filter(one -> one.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not in " + list));
    }
}
