package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole application, in this process: a promise of a call, kept by a mail, whichever comes in first. */
class PromiseJourneyTest {

    @TempDir
    private static Path folder;

    private static RapportInProcess rapport;

    @BeforeAll
    static void start() {
        rapport = RapportInProcess.on(
                folder,
                "--rapport.company.domains=northwind.example",
                "--rapport.company.numbers=+12025550100",
                "--rapport.company.zone=America/New_York");
    }

    @AfterAll
    static void stop() {
        rapport.close();
    }

    @Test
    void aPromiseOfACallIsKeptByAMailWhicheverComesInFirst() {
        upload(
                "contacts",
                "account,name,email,phone\nAcme,Dana Whitfield,dana@acme.example,+12025550177\n"
                        + "Globex,Eve Stone,eve@globex.example,+12025550188\n");
        upload(
                "opportunities",
                "account,name,stage,product,changed at\nAcme,Scanners,Offer,Scanner,2026-02-01\n"
                        + "Acme,Scanners,Closed won,Scanner,2026-03-20\n");
        mail("eve@globex.example", "Quote-9.pdf");
        call("Eve Stone", "+12025550188");
        call("Dana Whitfield", "+12025550177");
        mail("dana@acme.example", "brochure.pdf");
        awaited("/api/v1/commitments?state=late&owner=ours", 1);

        mail("dana@acme.example", "Quote-7.pdf");
        JsonNode kept = awaited("/api/v1/commitments?state=kept&owner=ours&user=ann", 2);

        kept.get("items").forEach(row -> {
            assertThat(row.get("action").asString()).contains("send you the quote");
            assertThat(row.at("/due/end").asString()).isEqualTo("2026-03-07");
            assertThat(row.at("/due/zone").asString()).isEqualTo("America/New_York");
            assertThat(row.get("madeAt").asString()).startsWith("2026-03-03T1");
            assertThat(row.get("keptAt").asString()).isEqualTo("2026-03-05T10:00:00Z");
            assertThat(row.get("late").asBoolean()).isFalse();
            assertThat(row.at("/evidence/0/kind").asString()).isEqualTo("UTTERANCE");
            assertThat(row.at("/keptEvidence/0/kind").asString()).isEqualTo("ATTACHMENT");
            assertThat(row.at("/keptWhy/0").asString()).contains("Quote-");
            assertThat(row.get("contactIds").size()).isEqualTo(1);
            JsonNode call = rapport.get(
                    "/api/v1/conversations/" + row.get("conversationId").asString());
            assertThat(call.get("findings")
                            .valueStream()
                            .filter(one -> one.get("type").asString().equals("COMMITMENT"))
                            .map(one -> one.at("/value/state").asString()))
                    .containsExactly("KEPT");
        });
        theObjectionKnowsItsStage(kept.get("items")
                .valueStream()
                .filter(row -> row.at("/keptWhy/0").asString().contains("Quote-7"))
                .findFirst()
                .orElseThrow());
    }

    private static void theObjectionKnowsItsStage(JsonNode promise) {
        String account = promise.get("accountId").asString();
        JsonNode objection =
                rapport.get("/api/v1/accounts/" + account + "/objections").at("/items/0");
        assertThat(promise.get("opportunityId")).isEqualTo(objection.get("opportunityId"));
        assertThat(objection.get("category").asString()).isEqualTo("PRICE");
        assertThat(objection.get("stage").asString()).isEqualTo("Offer");
        assertThat(objection.get("outcome").asString()).isEqualTo("WON");
        assertThat(objection.get("state").asString()).isEqualTo("ANSWERED");
        assertThat(objection.at("/occurrences/0/evidence").size()).isEqualTo(2);
        assertThat(rapport.text("/accounts/" + account + "/objections")).contains("Price", "Answered", "won since");
        assertThat(rapport.text("/accounts/" + account + "/promises")).contains("Nothing is open on either side");
        assertThat(rapport.text("/promises?show=kept&account=" + account)).contains("Quote-7.pdf", "Kept");
    }

    private static void call(String name, String phone) {
        String said = "Ann: Thanks for your time today.\\n\\n" + name
                + ": Honestly the scanners are too expensive for us.\\n\\n"
                + "Ann: I understand, the price includes five years of full service and all spare parts.\\n\\n"
                + "Ann: I will send you the quote by Friday.\\n\\n" + name + ": Great, thank you.";
        upload("vcon", """
                {"uuid": "%s", "created_at": "2026-03-03T16:00:00Z",
                 "parties": [{"tel": "+12025550100", "name": "Ann"}, {"tel": "%s", "name": "%s"}],
                 "dialog": [{"type": "text", "start": "2026-03-03T15:00:00Z", "duration": 300, "parties": [0, 1],
                             "mediatype": "text/plain"}],
                 "analysis": [{"type": "transcript", "vendor": "Others", "dialog": 0, "encoding": "none",
                               "body": {"transcript": "%s"}}]}""".formatted(java.util.UUID.randomUUID(), phone, name, said));
    }

    private static void mail(String to, String file) {
        rapport.send(
                "POST",
                "/api/v1/emails",
                "message/rfc822",
                "From: Ann <ann@northwind.example>\r\nTo: " + to
                        + "\r\nSubject: Our call\r\nMessage-ID: <" + file
                        + "@northwind.example>\r\nDate: Thu, 5 Mar 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
                        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
                        + "Hi,\r\n\r\nthank you for your time.\r\n\r\nAnn\r\n--b\r\nContent-Type: application/pdf\r\n"
                        + "Content-Disposition: attachment; filename=\"" + file
                        + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n--b--\r\n");
    }

    private static void upload(String kind, String content) {
        String filename = kind.equals("vcon") ? "call.vcon" : kind + ".csv";
        String id = rapport.upload(kind, filename, content).get("importId").asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> rapport.get("/api/v1/imports/" + id)
                        .get("state")
                        .asString()
                        .equals("DONE"));
    }

    private static JsonNode awaited(String path, int total) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> rapport.get(path), list -> list.get("total").asInt() == total);
    }
}
