package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rapport.web.Sounds;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole application, in this process, from the call of a webhook to a conversation. */
class HookJourneyTest {

    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final String PUBLIC = "https://crm.example/hooks/twilio-voice/";
    private static final byte[] SOUND = Sounds.muLaw(2, 8000, 40_000);
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path folder;

    private static RapportInProcess rapport;
    private static HttpServer twilio;
    private static HttpServer storage;

    @BeforeAll
    static void start() throws IOException {
        storage = server();
        twilio = server();
        storage.createContext("/", HookJourneyTest::sound);
        twilio.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (!path.contains("dead")) {
                ASKED.add("twilio " + path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            }
            exchange.getResponseHeaders().set("Location", address(storage) + path);
            exchange.sendResponseHeaders(path.contains("dead") ? 404 : 307, -1);
            exchange.close();
        });
        rapport = RapportInProcess.on(
                folder,
                "--rapport.company.zone=UTC",
                "--rapport.company.numbers=+1 512 555 0100",
                "--rapport.hooks.my-shop.secret=" + SECRET,
                "--rapport.hooks.my-shop.max-size=20KB",
                "--rapport.hooks.line.secret=token",
                "--rapport.hooks.line.url=" + PUBLIC + "line",
                "--rapport.hooks.line.api=" + address(twilio),
                "--rapport.hooks.dead.secret=token",
                "--rapport.hooks.dead.url=" + PUBLIC + "dead",
                "--rapport.hooks.dead.give-up-after=0s",
                "--rapport.fetch.networks=127.0.0.1",
                "--rapport.fetch.plain-http=true");
    }

    @AfterAll
    static void stop() {
        rapport.close();
        twilio.stop(0);
        storage.stop(0);
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.start();
        return server;
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The first answer is cut off in the middle. */
    private static void sound(HttpExchange exchange) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        ASKED.add("storage " + range + " " + exchange.getRequestHeaders().getFirst("Authorization"));
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        exchange.getResponseHeaders().set("ETag", "\"v1\"");
        exchange.getResponseHeaders()
                .set("Content-Range", "bytes " + from + "-" + (SOUND.length - 1) + "/" + SOUND.length);
        exchange.sendResponseHeaders(range == null ? 200 : 206, SOUND.length - from);
        exchange.getResponseBody().write(SOUND, from, range == null ? SOUND.length / 2 : SOUND.length - from);
        exchange.close();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        return rapport.send(request);
    }

    /** Without a login. */
    private static HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(rapport.uri(path)).timeout(Duration.ofSeconds(20));
    }

    private static byte[] hmac(String algorithm, String key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> slack(String body, String secret, Instant at) {
        String time = Long.toString(at.getEpochSecond());
        String signature = HexFormat.of().formatHex(hmac("HmacSHA256", secret, "v0:" + time + ":" + body));
        return send(at("/hooks/slack/my-shop")
                .header("Content-Type", "application/json")
                .header("X-Slack-Request-Timestamp", time)
                .header("X-Slack-Signature", "v0=" + signature)
                .POST(BodyPublishers.ofString(body)));
    }

    private static int slack(String body) {
        return slack(body.replace('\'', '"'), SECRET, Instant.now()).statusCode();
    }

    private static HttpResponse<String> twilio(String source, Map<String, String> fields) {
        StringBuilder base = new StringBuilder(PUBLIC + source);
        new TreeMap<>(fields).forEach((name, value) -> base.append(name).append(value));
        String form = String.join(
                "&",
                fields.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .toList());
        return send(at("/hooks/twilio-voice/" + source)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header(
                        "X-Twilio-Signature",
                        Base64.getEncoder().encodeToString(hmac("HmacSHA1", "token", base.toString())))
                .POST(BodyPublishers.ofString(form)));
    }

    private static JsonNode conversation(String externalId) {
        return rapport.get("/api/v1/conversations?limit=200")
                .get("items")
                .valueStream()
                .map(row -> rapport.get("/api/v1/conversations/" + row.get("id").asString()))
                .filter(one -> one.at("/items/0/externalId").asString("").equals(externalId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + externalId));
    }

    @Test
    void nobodyIsHeardWithoutTheSecret() {
        String body = "{\"type\":\"event_callback\"}";

        assertThat(slack(body, "other", Instant.now()).statusCode()).isEqualTo(401);
        assertThat(slack(body, SECRET, Instant.now().minusSeconds(400)).statusCode())
                .isEqualTo(401);
        assertThat(slack(body, SECRET, Instant.now()).statusCode()).isEqualTo(200);
        assertThat(slack("no json", SECRET, Instant.now()).statusCode()).isEqualTo(400);
        assertThat(slack(" ".repeat(20_481), SECRET, Instant.now()).statusCode())
                .isEqualTo(413);
        assertThat(send(at("/hooks/slack/other").POST(BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(at("/hooks/carrier-pigeon/my-shop").POST(BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(at("/hooks/slack/my-shop").GET()).headers().firstValue("Allow"))
                .contains("POST");
        assertThat(send(at("/hooks/slack/my-shop").PUT(BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(405);
        assertThat(twilio("my-shop", Map.of("a", "b")).body()).contains("rapport.hooks.my-shop.url");
    }

    @Test
    void handshakesAreAnswered() {
        assertThat(slack("{\"type\":\"url_verification\",\"challenge\":\"c1\"}", SECRET, Instant.now())
                        .body())
                .isEqualTo("c1");
        assertThat(send(at("/hooks/whatsapp/my-shop?hub.mode=subscribe&hub.verify_token=" + SECRET
                                        + "&hub.challenge=77")
                                .GET())
                        .body())
                .isEqualTo("77");
        HttpResponse<String> graph =
                send(at("/hooks/teams/my-shop?validationToken=a%3Cb%3E").POST(BodyPublishers.noBody()));
        assertThat(graph.body()).isEqualTo("a&lt;b&gt;");
        assertThat(graph.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(graph.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(send(at("/hooks/intercom/my-shop").method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    private static String event(String id, String event) {
        return "{'type':'event_callback','team_id':'T1','event_id':'" + id + "','event':" + event + "}";
    }

    private static String written(String channel) {
        return event(
                "Ev1" + channel,
                "{'type':'message','channel':'" + channel
                        + "','user':'U1','text':'ten crates','ts':'1772532000.000100','event_ts':'1772532000.000100'}");
    }

    private static String edited(String channel, int number) {
        return event(
                "EvE" + number + channel,
                "{'type':'message','subtype':'message_changed','channel':'" + channel
                        + "','message':{'type':'message','user':'U1','text':'crates: " + number
                        + "','ts':'1772532000.000100',"
                        + "'edited':{'user':'U1','ts':'17725320" + (60 + number)
                        + ".000000'}},'event_ts':'1772532070.1'}");
    }

    private static String deleted(String channel) {
        return event(
                "Ev3" + channel,
                "{'type':'message','subtype':'message_deleted','channel':'" + channel
                        + "','deleted_ts':'1772532000.000100','previous_message':{'ts':'1772532000.000100'},'event_ts':'1772532090.000000'}");
    }

    /** What people see of the message that a channel has. */
    private static String state(String channel) {
        JsonNode message = conversation(channel).at("/messages/0");
        return message.get("body").asString() + " "
                + message.at("/chat/editedAt").asString("") + " "
                + message.at("/chat/deletedAt").asString("") + " "
                + message.at("/chat/earlier")
                        .valueStream()
                        .map(one -> one.get("text").asString())
                        .toList();
    }

    @Test
    void whateverTheOrderAndHoweverOftenTheStateIsTheSame() {
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        for (int i = 0; i < orders.length; i++) {
            String edits = "CE" + i;
            String all = "CD" + i;
            for (int which : orders[i]) {
                String[] events = {
                    written(edits), edited(edits, 1), edited(edits, 2), written(all), edited(all, 1), deleted(all)
                };
                assertThat(slack(events[which])).isEqualTo(200);
                assertThat(slack(events[which + 3])).isEqualTo(200);
                assertThat(slack(events[which])).as("a retry").isEqualTo(200);
            }
        }

        assertThat(Arrays.stream(orders)
                        .map(order -> state("CE" + Arrays.asList(orders).indexOf(order)))
                        .distinct())
                .containsExactly("crates: 2 2026-03-03T10:01:02Z  [ten crates, crates: 1]");
        assertThat(Arrays.stream(orders)
                        .map(order -> state("CD" + Arrays.asList(orders).indexOf(order)))
                        .distinct())
                .hasSize(1)
                .allSatisfy(state -> assertThat(state).contains("2026-03-03T10:01:30Z", "ten crates", "crates: 1"));
        JsonNode row = rapport.ledgerOf("my-shop");
        assertThat(row.get("channel").asString()).isEqualTo("CHAT");
        assertThat(row.get("seen").asInt())
                .isEqualTo(row.get("duplicate").asInt()
                        + row.get("pending").asInt()
                        + row.get("unmatched").asInt()
                        + row.get("excluded").asInt()
                        + row.get("attached").asInt());
    }

    @Test
    void aRecordingIsFetchedOnceAndBecomesACall() {
        String recording = "RE0123456789abcdef0123456789abcdef";
        Map<String, String> callback = Map.of(
                "AccountSid", "AC1",
                "CallSid", "CA1",
                "RecordingSid", recording,
                "RecordingUrl", address(twilio) + "/2010-04-01/Accounts/AC1/Recordings/" + recording,
                "RecordingStatus", "completed",
                "RecordingChannels", "2",
                "RecordingStartTime", "Tue, 03 Mar 2026 10:00:00 +0000",
                "From", "+15125550123",
                "To", "+15125550100",
                "Direction", "inbound");

        HttpResponse<String> answer = twilio("line", callback);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).endsWith("<Response></Response>");
        assertThat(twilio("line", callback).statusCode()).as("again").isEqualTo(200);
        Path asking = folder.resolve("inbox/fetched/capture-twilio-voice/line/.done/" + recording + ".request");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(asking));
        assertThat(twilio("line", callback).statusCode())
                .as("after it was fetched")
                .isEqualTo(200);

        JsonNode call = conversation(recording);
        assertThat(call.get("channel").asString()).isEqualTo("CALL");
        assertThat(call.get("direction").asString()).isEqualTo("INBOUND");
        assertThat(call.get("startedAt").asString()).startsWith("2026-03-03T10:00:00");
        assertThat(call.get("parties")
                        .valueStream()
                        .map(party -> party.get("phone").asString()))
                .containsExactlyInAnyOrder("+15125550123", "+15125550100");
        String path = "/2010-04-01/Accounts/AC1/Recordings/" + recording + ".wav";
        String login = "Basic " + Base64.getEncoder().encodeToString("AC1:token".getBytes(StandardCharsets.UTF_8));
        assertThat(ASKED)
                .containsExactly(
                        "twilio " + path + " " + login,
                        "storage null null",
                        "twilio " + path + " " + login,
                        "storage bytes=" + SOUND.length / 2 + "- null");
        assertThat(rapport.ledgerOf("line").get("seen").asInt()).isEqualTo(1);
        assertThat(rapport.ledgerOf("line").get("duplicate").asInt()).isZero();
        assertThat(rapport.get("/api/v1/conversations/" + call.get("id").asString())
                        .at("/items/0/recording/tracks")
                        .asInt(2))
                .isEqualTo(2);
    }

    @Test
    void aRecordingThatIsGoneForDaysIsQuarantinedWithItsReason() {
        String recording = "REdeaddeaddeaddeaddeaddeaddeaddead";
        String url = address(twilio) + "/Recordings/" + recording;

        assertThat(twilio("dead", Map.of("RecordingSid", recording, "RecordingUrl", url, "AccountSid", "AC1"))
                        .statusCode())
                .isEqualTo(200);
        JsonNode refused = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> rapport.get("/api/v1/quarantine").get("items"),
                        rows -> rows.valueStream()
                                .anyMatch(row -> row.toString().contains(recording)));

        assertThat(refused.toString()).contains("has nothing there (404)");
        assertThat(rapport.ledgerOf("dead").get("quarantined").asInt()).isEqualTo(1);
        assertThat(rapport.ledgerOf("dead").get("pending").asInt()).isZero();
    }
}
