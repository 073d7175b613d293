package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.EmailJourneyTest.WholeApplication;
import dev.rapport.database.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole application, in this process, from a chat posted to a chat found. */
class ChatJourneyTest {

    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString("admin:chat".getBytes(StandardCharsets.UTF_8));
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext application;
    private static int port;

    @BeforeAll
    static void start() {
        List<String> arguments = new ArrayList<>(TestDatabase.migrated().arguments());
        arguments.addAll(List.of(
                "--server.port=0",
                "--rapport.data=" + folder,
                "--rapport.admin.password=chat",
                "--rapport.company.domains=northwind.example",
                "--rapport.company.zone=UTC",
                "--rapport.chat.quiet=300ms",
                "--rapport.chat.longest-wait=2s",
                "--rapport.models.dir=" + folder.resolve("models"),
                "--rapport.models.fetch=false"));
        application = new SpringApplicationBuilder(WholeApplication.class).run(arguments.toArray(String[]::new));
        port = Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                .getPort();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.header("Authorization", LOGIN).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60));
    }

    private static HttpResponse<String> send(String type, String body) {
        return send(at("/api/v1/chats").header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private static JsonNode post(String id, String participants, String messages) {
        String body = "{'platform':'web','externalId':'" + id + "','participants':[" + participants + "],'messages':["
                + messages + "]}";
        HttpResponse<String> answer = send("application/json", body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void whatWeWriteAmongOurselvesIsLeftOutWhereThatIsAskedFor() {
        String ours = "{'externalId':'i1','source':'inside','participants':[{'id':'s','email':'sam@northwind.example'},"
                + "{'id':'e','side':'OURS'}],'messages':[" + message("1", "s", "09:00:00", "Lunch?") + "]}";
        HttpRequest.Builder request = at("/api/v1/chats?policy=true").header("Content-Type", "application/json");

        String answer = send(request.POST(BodyPublishers.ofString(ours.replace('\'', '"'))))
                .body();

        assertThat(answer).contains("\"excluded\":\"INTERNAL\"", "\"conversationId\":null");
        assertThat(send(at("/api/v1/ledger").GET()).body()).contains("\"source\":\"inside\"");
    }

    private static JsonNode get(String path) {
        HttpResponse<String> answer = send(at(path).GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static JsonNode processed(JsonNode taken) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> get("/api/v1/conversations/"
                                + taken.get("conversationId").asString()),
                        one -> one.get("state").asString().equals("PROCESSED"));
    }

    private static int found(String query) {
        return get("/api/v1/search?q=" + query).get("total").asInt();
    }

    private static String message(String id, String from, String at, String text) {
        return "{'id':'%s','from':'%s','sentAt':'2026-11-03T%sZ','text':'%s'}".formatted(id, from, at, text);
    }

    @Test
    void aChatIsTakenMatchedFoundAndFollowed() {
        send(at("/api/v1/imports?kind=contacts")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(
                        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"c.csv\"\r\n\r\n"
                                + "account,name,email\nAcme,Dana Whitfield,dana@acme.example\n\r\n--x--\r\n")));
        String people = "{'id':'u1','name':'Dana','email':'dana@acme.example'},"
                + "{'id':'u2','name':'Sam','email':'sam@northwind.example'}";
        String first = message("1", "u1", "10:00:00", "Hi. The zeppelin is too expensive.");
        JsonNode taken = post("c1", people, first);
        JsonNode chat = processed(taken);

        assertThat(chat.get("channel").asString()).isEqualTo("CHAT");
        assertThat(chat.at("/items/0/kind").asString()).isEqualTo("CHAT");
        assertThat(chat.at("/items/0/stages/transcribe/state").asString()).isEqualTo("SKIPPED");
        assertThat(chat.at("/messages/0/body").asString()).isEqualTo("Hi. The zeppelin is too expensive.");
        assertThat(chat.at("/utterances/1/text").asString()).isEqualTo("The zeppelin is too expensive.");
        assertThat(chat.at("/utterances/1/side").asString()).isEqualTo("THEIRS");
        assertThat(chat.at("/utterances/1/messageId")).isEqualTo(chat.at("/messages/0/id"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> get("/api/v1/conversations/"
                                + taken.get("conversationId").asString())
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
        processed(taken);
        assertThat(found("teapot")).isEqualTo(1);
        post("c1", people, "{'id':'3','deleted':true}");
        chat = processed(taken);

        assertThat(found("zeppelin")).isZero();
        assertThat(found("airship")).isEqualTo(1);
        assertThat(found("kettle")).isZero();
        assertThat(found("teapot")).isZero();
        assertThat(found("terms")).isZero();
        assertThat(chat.get("messages").size()).isEqualTo(3);
        assertThat(chat.at("/messages/0/chat/earlier/0/text").asString()).contains("zeppelin");
        assertThat(chat.at("/messages/2/chat/deletedAt").isNull()).isFalse();
        assertThat(get("/api/v1/conversations/" + taken.get("conversationId").asString() + "/vcon")
                        .get("dialog")
                        .size())
                .as("what was taken back stays here")
                .isEqualTo(2);
        pageLooksLikeAChat(taken);
    }

    private static void pageLooksLikeAChat(JsonNode taken) {
        String page = send(at("/conversations/" + taken.get("conversationId").asString())
                        .GET())
                .body();
        assertThat(page)
                .contains("class=\"bubble theirs\"", "class=\"bubble ours\"", "class=\"bubble ours follows\"")
                .contains("Taken back", "Edited", "The airship is too expensive.", "3 Nov 2026", "10:01");
        assertThat(send(at("/conversations/" + taken.get("conversationId").asString() + "/live?complete=false")
                                .GET())
                        .statusCode())
                .isEqualTo(200);
        String original = send(at("/api/v1/conversations/"
                                + taken.get("conversationId").asString() + "/items/"
                                + taken.get("itemId").asString() + "/original")
                        .GET())
                .body();
        assertThat(original).contains("zeppelin");
    }

    @Test
    void whoAPersonSaysAHandleIsHoldsInTheNextSessions() {
        JsonNode contact = JsonMapper.shared()
                .readTree(send(at("/api/v1/contacts")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"name\": \"Hank Globex\"}")))
                        .body());
        JsonNode first = processed(post("h1", "{'id':'U77H','name':'hank'}", message("1", "U77H", "12:00:00", "Hi")));
        assertThat(first.at("/items/0/match/outcome").asString()).isEqualTo("UNMATCHED");
        String party = "/api/v1/conversations/" + first.get("id").asString() + "/parties/"
                + first.at("/parties/0/id").asString();
        send(at(party)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString("{\"contactId\": " + contact.get("id") + "}")));

        JsonNode next = processed(post("h2", "{'id':'U77H','name':'hank'}", message("1", "U77H", "13:00:00", "Hello")));

        assertThat(next.at("/items/0/match/contactIds/0")).isEqualTo(contact.get("id"));
        assertThat(get("/api/v1/contacts/" + contact.get("id").asString() + "/timeline")
                        .get("items")
                        .valueStream()
                        .map(one -> one.get("channel").asString()))
                .contains("CHAT");
    }

    @Test
    void whatANoteSaysIsFoundAsLongAsItSaysIt() {
        JsonNode taken = post("noted", "", message("n1", "u1", "14:00:00", "Thanks"));
        processed(taken);
        String notes = "/api/v1/conversations/" + taken.get("conversationId").asString() + "/notes";
        JsonNode note = JsonMapper.shared()
                .readTree(write("POST", notes, "They want nougat").body());

        Awaitility.await().until(() -> found("nougat") == 1);
        JsonNode hit = get("/api/v1/search?q=nougat").at("/items/0");
        assertThat(hit.get("noteId")).isEqualTo(note.get("id"));
        assertThat(hit.get("conversationId")).isEqualTo(taken.get("conversationId"));

        String path = notes + "/" + note.get("id").asString();
        write("PATCH", path, "They want toffee");
        Awaitility.await().until(() -> found("nougat") == 0 && found("toffee") == 1);
        send(at(path).DELETE());
        Awaitility.await().until(() -> found("toffee") == 0);
    }

    private static HttpResponse<String> write(String method, String path, String note) {
        return send(at(path).header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString("{\"text\": \"" + note + "\"}")));
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
        processed(taken);

        assertThat(found("quokka")).isEqualTo(30);
    }
}
