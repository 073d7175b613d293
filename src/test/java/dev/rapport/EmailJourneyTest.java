package dev.rapport;

import static dev.rapport.capture.Letters.mail;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The whole application, in this process, from a message posted to a message found. */
class EmailJourneyTest {

    @TempDir
    private static Path folder;

    private static RapportInProcess rapport;

    @BeforeAll
    static void start() {
        rapport = RapportInProcess.on(
                folder,
                "--rapport.company.domains=northwind.example",
                "--rapport.company.zone=UTC",
                "--rapport.email.max-size=1MB");
    }

    @AfterAll
    static void stop() {
        rapport.close();
    }

    private static HttpResponse<String> send(String query, String type, String body) {
        return rapport.send("POST", "/api/v1/emails" + query, type, body);
    }

    private static JsonNode post(String mail) {
        HttpResponse<String> answer = send("", "message/rfc822", mail);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return RapportOverHttp.json(answer);
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(one -> one.get(field).asString()).toList();
    }

    private static String id(JsonNode taken) {
        return taken.get("conversationId").asString();
    }

    private static void soon(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion);
    }

    private static int again(JsonNode taken, String stage) {
        String path = "/api/v1/conversations/" + id(taken);
        return rapport.post(path + "/reprocess?from=" + stage, "").statusCode();
    }

    @Test
    void aMessageIsReadAgainFromItsOriginalAndKeepsItsIds() {
        JsonNode taken = post(
                mail(
                        "again@acme.example",
                        "Ray <ray@acme.example>",
                        "sam@northwind.example",
                        "Dirigibles",
                        "",
                        "Hi Sam,\n\nwe want two dirigibles. Can you deliver in May?\n\nOn Mon, 2 Nov 2026, Sam wrote:\n> Which?\n"));
        JsonNode before = rapport.processed(taken);
        JdbcClient jdbc = rapport.bean(JdbcClient.class);
        // as a poorer reader would have left it
        String item = taken.get("itemId").asString();
        jdbc.sql("delete from utterance where item_id = :item::uuid and text like 'we want%'")
                .param("item", item)
                .update();
        jdbc.sql("update utterance set start_char = 0, end_char = 1 where item_id = :item::uuid")
                .param("item", item)
                .update();
        jdbc.sql("update message set reply = '', body = 'x', quoted = 'x' where item_id = :item::uuid")
                .param("item", item)
                .update();

        assertThat(again(taken, "transcribe")).isEqualTo(202);

        JsonNode after = rapport.processed(taken);
        assertThat(after.get("messages")).isEqualTo(before.get("messages"));
        assertThat(texts(after.get("utterances"), "text")).isEqualTo(texts(before.get("utterances"), "text"));
        assertThat(texts(after.get("utterances"), "startChar")).isEqualTo(texts(before.get("utterances"), "startChar"));
        List<String> ids = texts(before.get("utterances"), "id");
        assertThat(texts(after.get("utterances"), "id")).contains(ids.get(0), ids.get(2));
        soon(() -> assertThat(rapport.found("dirigibles")).contains(id(taken)));
    }

    @Test
    void whatAPersonSaidHoldsWhenAMessageIsReadAgain() {
        String mail =
                mail("said@x.example", "h@x.example", "sam@northwind.example", "Said", "", "It is too expensive.");
        JsonNode taken = post(mail);
        String party = rapport.processed(taken).at("/messages/0/partyId").asString();
        String path = "/api/v1/conversations/" + id(taken);
        String finding = objection(path).get("id").asString();
        rapport.patch("/api/v1/findings/" + finding, "{\"status\": \"REJECTED\"}");
        rapport.patch(path + "/parties/" + party, "{\"name\": \"Hannah\"}");

        again(taken, "transcribe");

        assertThat(texts(rapport.processed(taken).get("parties"), "name")).contains("Hannah");
        assertThat(objection(path).get("id").asString()).isEqualTo(finding);
        assertThat(objection(path).get("status").asString()).isEqualTo("REJECTED");
    }

    @Test
    void aMessageIsShownAsItWasLaidOutButFetchesAndRunsNothing() {
        String picture =
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
        JsonNode taken = post("From: dana@acme.example\r\nTo: sam@northwind.example\r\nSubject: Laid out\r\n"
                + "Message-ID: <laid-out@acme.example>\r\nDate: Tue, 3 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n"
                + "<table><tr><td style='color: red'>Our <b>prices</b></td></tr></table><script>alert(1)</script>"
                + "<img src='cid:logo@acme' alt='Logo'><img src='https://spy.example/x.gif' alt='Open me'>"
                + "\r\n--x\r\nContent-Type: image/png\r\nContent-ID: <logo@acme>\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n" + picture + "\r\n--x--\r\n");
        String path =
                "/conversations/" + id(taken) + "/items/" + taken.get("itemId").asString() + "/laid-out";

        HttpResponse<String> shown = rapport.send(rapport.request(path).header("Accept", "text/html"));

        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "sandbox", "frame-ancestors 'self'")
                .doesNotContain("allow-scripts", "allow-same-origin");
        assertThat(shown.body())
                .contains("<b>prices</b>", "data:image/png;base64," + picture, "Picture: Open me")
                .doesNotContain("spy.example", "alert(1)");
        String page = rapport.text("/conversations/" + id(taken));
        assertThat(page).contains("src=\"" + path + "\"", "sandbox=\"allow-popups");
        assertThat(rapport.send(rapport.request(path.replace("laid-out", "laid-in")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aMessageIsTakenOnceReadFiledAndFound() {
        String csv = "account,name,email\nAcme,Dana Whitfield,dana@acme.example\n";
        rapport.upload("contacts", "c.csv", csv);
        String text = "Hi Sam,\n\nthe zeppelin is too expensive. Can you call me?\n\nBest\n-- \nDana Whitfield\n"
                + "Head of Sales\n\n> Did you like the submarine?\n";
        String mail =
                mail("one@acme.example", "Dana <dana@acme.example>", "sam@northwind.example", "Zeppelins", "", text);

        JsonNode taken = post(mail);
        JsonNode again = post("Received: from c by d; Tue, 3 Nov 2026 10:00:09 +0000\r\n" + mail);

        assertThat(again.get("duplicate").asBoolean()).isTrue();
        assertThat(again.get("itemId")).isEqualTo(taken.get("itemId"));
        assertThat(again.get("messageId")).isEqualTo(taken.get("messageId"));
        JsonNode thread = rapport.processed(taken);
        assertThat(thread.get("items").size()).isEqualTo(1);
        assertThat(thread.at("/items/0/stages/transcribe/state").asString()).isEqualTo("SKIPPED");
        JsonNode message = thread.at("/messages/0");
        assertThat(message.get("id")).isEqualTo(taken.get("messageId"));
        assertThat(message.get("internetMessageId").asString()).isEqualTo("one@acme.example");
        assertThat(message.get("reply").asString()).contains("zeppelin").doesNotContain("submarine", "Head of Sales");
        assertThat(message.at("/contact/title").asString()).isEqualTo("Head of Sales");
        String body = message.get("body").asString();
        thread.get("utterances")
                .forEach(one -> assertThat(body.substring(
                                one.get("startChar").asInt(), one.get("endChar").asInt()))
                        .isEqualTo(one.get("text").asString()));
        assertThat(texts(thread.get("utterances"), "text"))
                .contains("the zeppelin is too expensive.", "Can you call me?");
        soon(() -> {
            JsonNode match = rapport.conversation(taken).at("/items/0/match");
            assertThat(match.get("outcome").asString()).isEqualTo("MATCHED");
            JsonNode hit = rapport.get("/api/v1/search?q=zeppelin+expensive&channel=EMAIL&side=THEIRS")
                    .at("/items/0");
            assertThat(hit.get("messageId")).isEqualTo(taken.get("messageId"));
            assertThat(hit.at("/account/name").asString()).isEqualTo("Acme");
        });
        String account =
                rapport.conversation(taken).at("/items/0/match/accountId").asString();
        assertThat(rapport.get("/api/v1/accounts/" + account + "/timeline")
                        .at("/items/0/direction")
                        .asString())
                .isEqualTo("INBOUND");
    }

    @Test
    void aLateParentJoinsTwoThreadsAndTheYoungerIdLeadsToTheOlder() {
        JsonNode first = post(mail(
                "b@x.example",
                "b@x.example",
                "sam@northwind.example",
                "Re: Walnuts",
                "In-Reply-To: <a@x.example>\r\n",
                "We take the walnuts."));
        JsonNode second = post(mail(
                "c@x.example",
                "c@x.example",
                "sam@northwind.example",
                "Something else",
                "References: <zz@x.example>\r\n",
                "No pistachios."));
        rapport.processed(first);
        rapport.processed(second);
        assertThat(second.get("conversationId")).isNotEqualTo(first.get("conversationId"));

        JsonNode parent = post(mail(
                "zz@x.example",
                "sam@northwind.example",
                "b@x.example",
                "Re: Walnuts",
                "Date: Mon, 2 Nov 2026 10:00:00 +0000\r\nReferences: <a@x.example>\r\n",
                "Nuts?"));

        assertThat(parent.get("conversationId")).isEqualTo(first.get("conversationId"));
        String moved = id(second);
        HttpResponse<String> answer =
                rapport.send(rapport.request("/api/v1/conversations/" + moved + "?include=words"));
        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location"))
                .contains("/api/v1/conversations/" + id(first) + "?include=words");
        assertThat(rapport.send(rapport.request("/conversations/" + moved)).statusCode())
                .isEqualTo(308);
        JsonNode thread = rapport.processed(first);
        assertThat(texts(thread.get("utterances"), "text"))
                .containsExactly("Nuts?", "We take the walnuts.", "No pistachios.");
        assertThat(texts(thread.get("messages"), "internetMessageId"))
                .containsExactly("zz@x.example", "b@x.example", "c@x.example");
        assertThat(texts(thread.get("parties"), "email"))
                .containsExactlyInAnyOrder("b@x.example", "sam@northwind.example", "c@x.example");
        soon(() -> assertThat(rapport.found("pistachios")).containsExactly(id(first)));
    }

    @Test
    void oneMessageAtTheSameTimeFromManyPlacesIsOneItem() {
        String mail = mail("many@x.example", "m@x.example", "sam@northwind.example", "At once", "", "Hello there.");

        List<JsonNode> taken = IntStream.range(0, 8)
                .mapToObj(i -> Thread.ofVirtual())
                .map(thread -> java.util.concurrent.CompletableFuture.supplyAsync(() -> post(mail)))
                .toList()
                .stream()
                .map(java.util.concurrent.CompletableFuture::join)
                .toList();

        assertThat(taken.stream().map(one -> one.get("itemId")).distinct()).hasSize(1);
        assertThat(taken.stream().filter(one -> !one.get("duplicate").asBoolean()))
                .hasSize(1);
    }

    @Test
    void theSameIdWithOtherContentIsKeptApartAndFlagged() {
        JsonNode one = post(mail("same@x.example", "s@x.example", "sam@northwind.example", "S", "", "First."));
        JsonNode other = post(mail("same@x.example", "s@x.example", "sam@northwind.example", "S", "", "Second."));
        JsonNode without = post(mail("", "s@x.example", "sam@northwind.example", "None", "", "Third."));
        JsonNode withoutAgain = post(mail("", "s@x.example", "sam@northwind.example", "None", "", "Third."));

        assertThat(other.get("itemId")).isNotEqualTo(one.get("itemId"));
        assertThat(other.get("flags").toString()).contains("same Message-ID");
        assertThat(withoutAgain.get("itemId")).isEqualTo(without.get("itemId"));
        assertThat(withoutAgain.get("duplicate").asBoolean()).isTrue();
    }

    @Test
    void aFileIsFoundAndHandedOutSafely() {
        String mail = """
                From: f@x.example
                To: sam@northwind.example
                Subject: A file
                Message-ID: <file@x.example>
                Date: Tue, 3 Nov 2026 11:00:00 +0000
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                Here it is.
                --b
                Content-Type: text/html; name=x
                Content-Disposition: attachment; filename="../../page.html"

                <script>alert(1)</script> rhododendron
                --b--
                """;
        JsonNode taken = post(mail);
        rapport.processed(taken);

        assertThat(rapport.found("rhododendron+has:attachment")).containsExactly(id(taken));
        JsonNode file = rapport.conversation(taken).at("/messages/0/attachments/0");
        assertThat(file.get("filename").asString()).isEqualTo("page.html");
        String path = "/api/v1/conversations/" + id(taken);
        HttpResponse<String> bytes = rapport.send(
                rapport.request(path + "/attachments/" + file.get("id").asString()));
        assertThat(bytes.body()).contains("<script>");
        assertThat(bytes.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(bytes.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(bytes.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment")
                .contains("page.html")
                .doesNotContain("..");
        assertThat(rapport.text(path + "/items/" + taken.get("itemId").asString() + "/original"))
                .isEqualTo(mail);
        JsonNode vcon = rapport.get(path + "/vcon");
        assertThat(vcon.at("/dialog/0/type").asString()).isEqualTo("text");
        assertThat(vcon.at("/attachments/0/filename").asString()).isEqualTo("page.html");
        assertThat(rapport.text("/conversations/" + id(taken))).contains("Here it is.", "page.html");
    }

    @Test
    void whatIsNoMessageIsRefusedAndThePolicyLeavesOutWhatItShould() {
        assertThat(send("", "message/rfc822", "  \r\n").statusCode()).isEqualTo(400);
        assertThat(send("", "message/rfc822", "\0\1\2\3 \u00ff\u00fe\0\0\0").statusCode())
                .isEqualTo(400);
        assertThat(send("", "application/json", "{}").statusCode()).isEqualTo(415);
        assertThat(send("", "message/rfc822", mail("big@x.example", "a@b.c", "d@e.f", "big", "", "x".repeat(1 << 20)))
                        .statusCode())
                .isEqualTo(413);
        String letter = mail(
                "news@x.example",
                "n@x.example",
                "sam@northwind.example",
                "News",
                "List-Id: <news.x.example>\r\n",
                "Buy now.");

        JsonNode out = RapportOverHttp.json(
                send("?policy=true&source=box", "message/rfc822", letter).body());

        assertThat(out.get("conversationId").isNull()).isTrue();
        assertThat(out.get("excluded").asString()).isEqualTo("BULK");
        JsonNode row = rapport.ledgerOf("box");
        assertThat(Stream.of("seen", "excluded", "pending")
                        .map(name -> row.get(name).asInt()))
                .containsExactly(1, 1, 0);
        assertThat(post(letter).get("excluded").isNull()).isTrue();
    }

    @Test
    void aMessageIsProcessedAgainFromAnyStage() {
        JsonNode taken =
                post(mail("again@x.example", "g@x.example", "sam@northwind.example", "Again", "", "Marzipan."));
        rapport.processed(taken);

        for (String stage : List.of("transcribe", "match", "index")) {
            assertThat(again(taken, stage)).isEqualTo(202);
            rapport.processed(taken);
        }

        assertThat(rapport.get("/api/v1/search?q=marzipan").get("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void anObjectionIsHandledOnceALaterMessageAnswersIt() {
        JsonNode taken = post(mail(
                "dear@x.example", "g@x.example", "sam@northwind.example", "Offer", "", "It is too expensive for us."));
        rapport.processed(taken);
        String conversation = "/api/v1/conversations/" + id(taken);
        assertThat(objection(conversation).at("/value/handled").asBoolean()).isFalse();

        rapport.processed(post(mail(
                "answer@x.example",
                "sam@northwind.example",
                "g@x.example",
                "Re: Offer",
                "In-Reply-To: <dear@x.example>\r\nDate: Wed, 4 Nov 2026 10:00:00 +0000\r\n",
                "Thank you. We can lower the price by ten percent for a contract of two years.")));

        soon(() -> {
            JsonNode objection = objection(conversation);
            assertThat(objection.at("/value/handled").asBoolean()).isTrue();
            assertThat(objection.at("/value/answer").asString()).contains("lower the price");
            assertThat(objection.at("/evidence/1/quote").asString()).contains("lower the price");
        });
    }

    private static JsonNode objection(String conversation) {
        return rapport.get(conversation)
                .get("findings")
                .valueStream()
                .filter(one -> one.get("type").asString().equals("OBJECTION"))
                .findFirst()
                .orElseThrow();
    }
}
