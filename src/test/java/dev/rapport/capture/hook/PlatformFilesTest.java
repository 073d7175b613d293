package dev.rapport.capture.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rapport.capture.CaptureFixture;
import dev.rapport.capture.chat.export.ChatImportKind;
import dev.rapport.capture.chat.export.ChatImports;
import dev.rapport.conversation.ImportId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of webhooks in the database: their files, and the same messages in an export. */
class PlatformFilesTest {

    private static final String TOKEN = "xoxb-very-secret";
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final List<String> ASKED = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path data;

    private static CaptureFixture fixture;
    private static HttpServer server;
    private static String origin = "";

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", PlatformFilesTest::answer);
        server.start();
        origin = "http://127.0.0.1:" + server.getAddress().getPort();
        fixture = new CaptureFixture(
                data,
                Map.of(
                        "rapport.hooks.my-shop.secret",
                        Calls.SECRET,
                        "rapport.hooks.my-shop.token",
                        TOKEN,
                        "rapport.hooks.my-shop.api",
                        origin,
                        "rapport.fetch.plain-http",
                        "true",
                        "rapport.fetch.networks[0]",
                        "127.0.0.0/8"));
    }

    @AfterAll
    static void stop() {
        fixture.close();
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        long before = ASKED.stream().filter(one -> one.startsWith(path + " ")).count();
        ASKED.add(path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
        switch (path) {
            case "/v23.0/media7" -> send(exchange, 200, "application/json", "{\"url\":\"" + origin + "/meta/7\"}");
            case "/bot" + TOKEN + "/getFile?file_id=big" ->
                send(exchange, 200, "application/json", "{\"ok\":true,\"result\":{\"file_path\":\"photos/a b.jpg\"}}");
            case "/bot" + TOKEN + "/getFile?file_id=gone" -> send(exchange, 400, "text/plain", "");
            case "/busy.txt" -> send(exchange, before == 0 ? 503 : 200, "text/plain", "at last");
            case "/login" -> send(exchange, 200, "text/html; charset=utf-8", "<html>Log in</html>");
            default ->
                send(exchange, 200, "application/octet-stream", "bytes of " + path.replaceFirst("bot.*/ph", "ph"));
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void tell(HookPlatform platform, HookCall call) {
        ChatHook hook = new ChatHook(platform, fixture.get(HookSettings.class), Clock.systemUTC());
        fixture.get(HookIntake.class).keep(hook.read(call));
    }

    private static void slack(String event, String eventId) {
        tell(new Slack(), Calls.post("slack", SlackTest.event(event).replace("Ev08", eventId)));
    }

    private static List<String> column(String sql) {
        return fixture.database
                .jdbc()
                .sql(sql)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static List<String> filesOf(String message) {
        return column("select a.filename || ' ' || a.media_type || ' ' || a.size from attachment a join chat_message c"
                + " on c.message_id = a.message_id where c.external_id = '" + message + "' order by 1");
    }

    private static void assertHad(String message, String file) {
        await().atMost(LONG).untilAsserted(() -> assertThat(filesOf(message)).containsExactly(file));
    }

    private static void bring(ChatImportKind kind, byte[] file, String name) throws IOException {
        ChatImports imports = fixture.get(ChatImports.class);
        ImportId id = imports.start(CaptureFixture.ADMIN, kind, new ByteArrayInputStream(file), name);
        await().atMost(LONG)
                .until(() ->
                        imports.find(CaptureFixture.ADMIN, id).orElseThrow().progress() == 1);
    }

    @Test
    void aFileOfSlackIsFetchedWithTheTokenAndOnceHoweverOftenItIsTold() {
        String file = "{\"name\":\"busy.txt\",\"mimetype\":\"text/plain\",\"url_private\":\"" + origin + "/busy.txt\"}";
        String event =
                "{\"type\":\"message\",\"channel\":\"C5\",\"user\":\"U1\",\"ts\":\"1772531000.000100\",\"text\":\"our"
                        + " offer\",\"files\":[" + file + "]}";
        slack(event, "EvF1");
        slack(event, "EvF1");
        slack(event, "EvF2");

        assertHad("1772531000.000100", "busy.txt text/plain 7");
        assertThat(ASKED.stream().filter(one -> one.startsWith("/busy.txt")))
                .as("once in vain")
                .containsExactly("/busy.txt Bearer " + TOKEN, "/busy.txt Bearer " + TOKEN);
        assertThat(column("select became from chat_file where name = 'busy.txt'"))
                .containsExactly("HAD");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(column("select id from chat_file where name = 'busy.txt'"))
                        .allSatisfy(id ->
                                assertThat(data.resolve("fetched").resolve(id)).doesNotExist()));
        assertThat(fixture.jobs).as("processed again").hasSizeGreaterThan(1);
    }

    @Test
    void slacksPageForLoggingInIsNoFile() {
        slack(
                "{\"type\":\"message\",\"channel\":\"C5\",\"user\":\"U1\",\"ts\":\"1772531001.000100\",\"text\":\"\",\"files\":["
                        + "{\"name\":\"p.pdf\",\"mimetype\":\"application/pdf\",\"url_private\":\"" + origin
                        + "/login\"},{\"name\":\"elsewhere\",\"is_external\":true,\"url_private\":\"" + origin
                        + "/x\"}]}",
                "EvF3");

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(column("select reason from chat_file where name = 'p.pdf'"))
                        .allSatisfy(reason -> assertThat(reason).contains("files:read")));
        assertThat(filesOf("1772531001.000100")).isEmpty();
        assertThat(column(
                        "select b.body from message b join chat_message c on c.message_id = b.id where c.external_id ="
                                + " '1772531001.000100'"))
                .containsExactly("[p.pdf]\n[elsewhere]");
    }

    @Test
    void whatsAppAndTelegramAreAskedForTheAddressFirst() {
        tell(
                new WhatsApp(),
                Calls.post(
                        "whatsapp",
                        "{\"entry\":[{\"changes\":[{\"value\":{\"metadata\":{\"display_phone_number\":\"15550100\",\"phone_number_id\":\"9\"},"
                                + "\"messages\":[{\"from\":\"15550199\",\"id\":\"wamid.7\",\"timestamp\":\"1772531000\",\"type\":\"document\","
                                + "\"document\":{\"id\":\"media7\",\"filename\":\"plan.pdf\",\"mime_type\":\"application/pdf\"}}]}}]}]}"));
        tell(
                new Telegram(),
                Calls.post(
                        "telegram",
                        "{\"update_id\":1,\"message\":{\"message_id\":71,\"date\":1772531000,\"chat\":{\"id\":5,\"type\":\"private\"},"
                                + "\"from\":{\"id\":5,\"first_name\":\"Dana\"},\"photo\":[{\"file_id\":\"small\"},{\"file_id\":\"big\"}]}}"));

        assertHad("wamid.7", "plan.pdf application/pdf 16");
        await().atMost(LONG).untilAsserted(() -> assertThat(filesOf("71")).hasSize(1));
        assertThat(ASKED)
                .contains("/meta/7 Bearer " + TOKEN, "/file/bot" + TOKEN + "/photos/a%20b.jpg null")
                .noneMatch(one -> one.contains("small"));
    }

    @Test
    void aTokenIsNeverToldInAReason() {
        tell(
                new Telegram(),
                Calls.post(
                        "telegram",
                        "{\"update_id\":2,\"message\":{\"message_id\":72,\"date\":1772531000,\"chat\":{\"id\":5,\"type\":\"private\"},"
                                + "\"from\":{\"id\":5},\"document\":{\"file_id\":\"gone\",\"file_name\":\"g.pdf\"}}}"));

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(column("select reason from chat_file where became = 'REFUSED'"))
                        .singleElement()
                        .satisfies(reason -> assertThat(reason).contains("400").doesNotContain(TOKEN)));
    }

    @Test
    void twiliosMediaAreFetchedAsTheAccount() {
        String url = origin + "/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1";
        tell(
                new TwilioSms(),
                Calls.form(
                        "twilio-sms",
                        "MessageSid=MM1&NumMedia=1&Body=&From=%2B15125550123&To=%2B15125550100&AccountSid=AC1"
                                + "&MediaContentType0=image/jpeg&MediaUrl0="
                                + URLEncoder.encode(url, StandardCharsets.UTF_8)));

        await().atMost(LONG).untilAsserted(() -> assertThat(filesOf("MM1")).hasSize(1));
        String login = Base64.getEncoder().encodeToString(("AC1:" + Calls.SECRET).getBytes(StandardCharsets.UTF_8));
        assertThat(ASKED).contains("/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1 Basic " + login);
    }

    private static byte[] export(String channel, String messages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : Map.of(
                            "users.json", "[{'id':'U1','name':'dana','profile':{'real_name':'Dana Fox'}}]",
                            "channels.json", "[{'id':'" + channel + "','name':'deal'}]",
                            "deal/2026-03-03.json", "[" + messages + "]")
                    .entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().replace('\'', '"').getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static String message(String ts, String thread, String text) {
        return "{'type':'message','user':'U1','ts':'" + ts + "','text':'" + text + "'"
                + (thread.isEmpty() ? "" : ",'thread_ts':'" + thread + "'") + "}";
    }

    private static void live(String channel, String message) {
        String event = message.replace('\'', '"').replaceFirst("\\{", "{\"channel\":\"" + channel + "\",");
        slack(event, "Ev" + channel + event.hashCode());
    }

    private static List<String> messagesOf(String channel) {
        return column(
                "select c.external_id || ' ' || r.external_id || ' ' || b.body || case when c.edited_at is null then ''"
                        + " else ' edited' end from chat_message c join chat_room r on r.id = c.room_id join message b on b.id ="
                        + " c.message_id where r.external_id like '" + channel + "%' order by 1");
    }

    @Test
    void whatAWebhookToldIsTheSameInAnExport() throws IOException {
        live("CL1", message("1772531000.1", "", "Hi <@U1>"));
        live("CL1", message("1772531001.1", "1772531000.1", "answer"));

        bring(
                ChatImportKind.SLACK,
                export(
                        "CL1",
                        message("1772531000.1", "1772531000.1", "Hi <@U1>") + ","
                                + message("1772531001.1", "1772531000.1", "answer") + ","
                                + message("1772531002.1", "", "more")),
                "live-first.zip");

        assertThat(messagesOf("CL1"))
                .containsExactly(
                        "1772531000.1 CL1 Hi @U1", "1772531001.1 CL1/1772531000.1 answer", "1772531002.1 CL1 more");
        assertThat(column(
                        "select distinct p.name from party p where p.handle_key = 'slack  U1' and p.name is not null"))
                .contains("Dana Fox");
        assertThat(fixture.ledger("slack").duplicate()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void whatAnExportSaidIsTheSameOfAWebhook() throws IOException {
        String root = message("1772531000.1", "1772531000.1", "root");
        bring(
                ChatImportKind.SLACK,
                export("CE1", root + "," + message("1772531001.1", "1772531000.1", "answer")),
                "e.zip");

        live("CE1", message("1772531000.1", "", "root"));
        live("CE1", message("1772531001.1", "1772531000.1", "answer"));
        slack(
                "{\"type\":\"message\",\"subtype\":\"message_changed\",\"channel\":\"CE1\",\"ts\":\"1772531009.1\",\"message\":"
                        + message("1772531000.1", "1772531000.1", "root, better")
                                .replace('\'', '"')
                                .replaceFirst("\\{", "{\"edited\":{\"ts\":\"1772531009.0\"},")
                        + "}",
                "EvCE9");
        live("CE1", message("1772531003.1", "", "alone"));

        assertThat(messagesOf("CE1"))
                .containsExactly(
                        "1772531000.1 CE1/1772531000.1 root, better edited",
                        "1772531001.1 CE1/1772531000.1 answer",
                        "1772531003.1 CE1 alone");
    }

    @Test
    void aGroupOfTelegramIsTheSameForABotAndInAnExport() throws IOException {
        tell(
                new Telegram(),
                Calls.post(
                        "telegram",
                        "{\"update_id\":3,\"message\":{\"message_id\":5,\"date\":1772531000,\"chat\":{\"id\":-100777,\"type\":\"supergroup\","
                                + "\"title\":\"Deal\"},\"from\":{\"id\":5,\"first_name\":\"Dana\"},\"text\":\"Hello\"}}"));
        String export = "{'name':'Deal','type':'private_supergroup','id':777,'messages':["
                + "{'id':5,'type':'message','date':'2026-03-03T09:43:20','date_unixtime':'1772531000','from':'Dana','from_id':'user5','text':'Hello'},"
                + "{'id':6,'type':'message','date':'2026-03-03T09:43:21','date_unixtime':'1772531001','from':'Dana','from_id':'user5','text':'more'}]}";
        bring(ChatImportKind.TELEGRAM, export.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "result.json");

        assertThat(messagesOf("-100777")).containsExactly("5 -100777 Hello", "6 -100777 more");
        assertThat(column("select count(*) from party where handle_key = 'telegram  5'"))
                .containsExactly("1");
    }
}
