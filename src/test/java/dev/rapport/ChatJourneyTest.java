package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole application, in this process, from a chat posted to a chat found. */
class ChatJourneyTest {

    @TempDir
    private static Path folder;

    private static RapportInProcess rapport;

    @BeforeAll
    static void start() {
        rapport = RapportInProcess.on(
                folder,
                "--rapport.company.domains=northwind.example",
                "--rapport.company.zone=UTC",
                "--rapport.chat.quiet=300ms",
                "--rapport.chat.longest-wait=2s");
    }

    @AfterAll
    static void stop() {
        rapport.close();
    }

    private static HttpResponse<String> send(String type, String body) {
        return rapport.send("POST", "/api/v1/chats", type, body);
    }

    private static JsonNode post(String id, String participants, String messages) {
        String body = "{'platform':'web','externalId':'" + id + "','participants':[" + participants + "],'messages':["
                + messages + "]}";
        HttpResponse<String> answer = send("application/json", body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return RapportOverHttp.json(answer);
    }

    @Test
    void whatWeWriteAmongOurselvesIsLeftOutWhereThatIsAskedFor() {
        String ours = "{'externalId':'i1','source':'inside','participants':[{'id':'s','email':'sam@northwind.example'},"
                + "{'id':'e','side':'OURS'}],'messages':[" + message("1", "s", "09:00:00", "Lunch?") + "]}";

        String answer = rapport.post("/api/v1/chats?policy=true", ours.replace('\'', '"'))
                .body();

        assertThat(answer).contains("\"excluded\":\"INTERNAL\"", "\"conversationId\":null");
        assertThat(rapport.text("/api/v1/ledger")).contains("\"source\":\"inside\"");
    }

    private static int found(String query) {
        return rapport.get("/api/v1/search?q=" + query).get("total").asInt();
    }

    private static String message(String id, String from, String at, String text) {
        return "{'id':'%s','from':'%s','sentAt':'2026-11-03T%sZ','text':'%s'}".formatted(id, from, at, text);
    }

    @Test
    void aChatIsTakenMatchedFoundAndFollowed() {
        rapport.upload("contacts", "c.csv", "account,name,email\nAcme,Dana Whitfield,dana@acme.example\n");
        String people = "{'id':'u1','name':'Dana','email':'dana@acme.example'},"
                + "{'id':'u2','name':'Sam','email':'sam@northwind.example'}";
        String first = message("1", "u1", "10:00:00", "Hi. The zeppelin is too expensive.");
        JsonNode taken = post("c1", people, first);
        JsonNode chat = rapport.processed(taken);

        assertThat(chat.get("channel").asString()).isEqualTo("CHAT");
        assertThat(chat.at("/items/0/kind").asString()).isEqualTo("CHAT");
        assertThat(chat.at("/items/0/stages/transcribe/state").asString()).isEqualTo("SKIPPED");
        assertThat(chat.at("/messages/0/body").asString()).isEqualTo("Hi. The zeppelin is too expensive.");
        assertThat(chat.at("/utterances/1/text").asString()).isEqualTo("The zeppelin is too expensive.");
        assertThat(chat.at("/utterances/1/side").asString()).isEqualTo("THEIRS");
        assertThat(chat.at("/utterances/1/messageId")).isEqualTo(chat.at("/messages/0/id"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> rapport.conversation(taken)
                        .at("/items/0/match/outcome")
                        .asString()
                        .equals("MATCHED"));
        assertThat(found("zeppelin+channel:chat+side:theirs")).isEqualTo(1);

        post(
                "c1",
                people,
                first.replace("zeppelin", "airship") + ","
                        + message("2", "u2", "10:01:00", "We could do ninety.").replace("}", ",'replyTo':'1'}") + ","
                        + message("3", "u2", "10:02:00", "Ignore that kettle.")
                                .replace(
                                        "}",
                                        ",'attachments':[{'filename':'terms.txt','content':'VGhlIHRlYXBvdCBpcyBpbmNsdWRlZC4='}]}"));
        rapport.processed(taken);
        assertThat(found("teapot")).isEqualTo(1);
        post("c1", people, "{'id':'3','deleted':true}");
        chat = rapport.processed(taken);

        assertThat(found("zeppelin")).isZero();
        assertThat(found("airship")).isEqualTo(1);
        assertThat(found("kettle")).isZero();
        assertThat(found("teapot")).isZero();
        assertThat(found("terms")).isZero();
        assertThat(chat.get("messages").size()).isEqualTo(3);
        assertThat(chat.at("/messages/0/chat/earlier/0/text").asString()).contains("zeppelin");
        assertThat(chat.at("/messages/2/chat/deletedAt").isNull()).isFalse();
        assertThat(rapport.get("/api/v1/conversations/"
                                + taken.get("conversationId").asString() + "/vcon")
                        .get("dialog")
                        .size())
                .as("what was taken back stays here")
                .isEqualTo(2);
        pageLooksLikeAChat(taken);
    }

    private static void pageLooksLikeAChat(JsonNode taken) {
        String page = "/conversations/" + taken.get("conversationId").asString();
        assertThat(rapport.text(page))
                .contains("class=\"bubble theirs\"", "class=\"bubble ours\"", "class=\"bubble ours follows\"")
                .contains("Taken back", "Edited", "The airship is too expensive.", "3 Nov 2026", "10:01");
        assertThat(rapport.send(rapport.request(page + "/live?complete=false")).statusCode())
                .isEqualTo(200);
        String original =
                rapport.text("/api/v1" + page + "/items/" + taken.get("itemId").asString() + "/original");
        assertThat(original).contains("zeppelin");
    }

    @Test
    void whoAPersonSaysAHandleIsHoldsInTheNextSessions() {
        JsonNode contact = RapportOverHttp.json(rapport.post("/api/v1/contacts", "{\"name\": \"Hank Globex\"}"));
        JsonNode first =
                rapport.processed(post("h1", "{'id':'U77H','name':'hank'}", message("1", "U77H", "12:00:00", "Hi")));
        assertThat(first.at("/items/0/match/outcome").asString()).isEqualTo("UNMATCHED");
        String party = "/api/v1/conversations/" + first.get("id").asString() + "/parties/"
                + first.at("/parties/0/id").asString();
        rapport.patch(party, "{\"contactId\": " + contact.get("id") + "}");

        JsonNode next =
                rapport.processed(post("h2", "{'id':'U77H','name':'hank'}", message("1", "U77H", "13:00:00", "Hello")));

        assertThat(next.at("/items/0/match/contactIds/0")).isEqualTo(contact.get("id"));
        assertThat(rapport.get("/api/v1/contacts/" + contact.get("id").asString() + "/timeline")
                        .get("items")
                        .valueStream()
                        .map(one -> one.get("channel").asString()))
                .contains("CHAT");
    }

    @Test
    void whatIsNoChatIsRefused() {
        assertThat(send("application/json", "").statusCode()).isEqualTo(400);
        assertThat(send("application/json", "{\"externalId\":\"1\"}").body()).contains("messages is no list");
        assertThat(send("text/plain", "hello").statusCode()).isEqualTo(415);
    }

    @Test
    void messagesThatComeWhileItIsProcessedAreProcessedToo() {
        JsonNode taken = post("busy", "", message("m0", "u1", "11:00:10", "Quokka number 0"));
        for (int i = 1; i < 30; i++) {
            post("busy", "", message("m" + i, "u1", "11:00:" + (10 + i), "Quokka number " + i));
        }
        rapport.processed(taken);

        assertThat(found("quokka")).isEqualTo(30);
    }
}
