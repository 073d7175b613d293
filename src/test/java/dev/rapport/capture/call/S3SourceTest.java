package dev.rapport.capture.call;

import static dev.rapport.capture.call.TestAudio.wav;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rapport.capture.CaptureFixture;
import dev.rapport.capture.SourceStates;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped route, through Amazon's own client, on a server that answers the two requests which it makes. */
class S3SourceTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Map<String, byte[]> objects = new TreeMap<>();
    private final AtomicBoolean refusing = new AtomicBoolean();
    private final AtomicInteger gets = new AtomicInteger();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private CaptureFixture fixture;
    private HttpServer server;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        fixture = new CaptureFixture(data, Map.of("rapport.calls.quiet", "300ms"));
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        server.stop(0);
        fixture.close();
    }

    @Test
    void theRecordingsOfAmazonConnectAreFetchedOnceAndStay() throws Exception {
        String key = "connect/us/CallRecordings/2024/01/26/e81b7b4d-20ac-472d-8aad-0d848ce7c9b4_20240126T03:07_UTC";
        objects.put("connect/us/CallRecordings/", new byte[0]);
        objects.put(key + ".wav", wav(2, "a"));
        objects.put(
                key + ".json",
                "{\"ContactId\": \"e81b7b4d-20ac-472d-8aad-0d848ce7c9b4\", \"Channel\": \"VOICE\", \"Queue\": {\"Name\": \"Sales\"}}"
                        .getBytes(StandardCharsets.UTF_8));
        objects.put("connect/us/Reports/x.wav", wav(2, "not below the prefix"));
        for (int i = 0; i < 1100; i++) {
            objects.put("connect/us/CallRecordings/2024/01/01/%04d.tmp".formatted(i), new byte[] {1});
        }
        run();

        await().atMost(LONG).until(() -> fixture.count("item") == 1 && fixture.count("fetched") == 2);
        assertThat(fixture.database
                        .jdbc()
                        .sql("select external_id || ' ' || started_at from item")
                        .query(String.class)
                        .single())
                .startsWith("e81b7b4d-20ac-472d-8aad-0d848ce7c9b4 2024-01-2");
        assertThat(fixture.ledger("capture-call-s3").seen()).isEqualTo(1);
        int before = gets.get();
        objects.put("connect/us/CallRecordings/new.wav", wav(2, "new"));
        await().atMost(LONG).until(() -> fixture.count("item") == 2);
        assertThat(gets.get() - before).as("only what is new is fetched").isEqualTo(1);
        assertThat(objects).hasSize(1105);
    }

    @Test
    void whatTheBucketRefusesIsSaidOnTheListOfSourcesUntilItNoLongerDoes() throws Exception {
        refusing.set(true);
        run();
        await().atMost(LONG).untilAsserted(() -> assertThat(trouble()).contains("403", "rapport.calls.s3.access-key"));

        refusing.set(false);
        await().atMost(LONG).until(() -> trouble().isEmpty());
    }

    /** What the list of sources says is wrong; empty where all is well. */
    private String trouble() {
        return fixture.get(SourceStates.class).all(Viewer.PIPELINE).stream()
                .filter(state -> state.source().equals("capture-call-s3") && state.reason() != null)
                .map(SourceStates.SourceState::reason)
                .collect(Collectors.joining());
    }

    @Test
    void whileItIsOffNothingIsAskedOfAmazon() throws Exception {
        long start = System.nanoTime();
        load(Map.of("rapport.data", fixture.data.toString()));

        assertThat(camel.getRouteController().getRouteStatus("capture-call-s3").isStopped())
                .isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("its client would look for keys for half a minute")
                .isLessThan(Duration.ofSeconds(10));
    }

    private void run() throws Exception {
        load(Map.ofEntries(
                Map.entry("rapport.data", fixture.data.toString()),
                Map.entry("rapport.calls.s3.enabled", "true"),
                Map.entry("rapport.calls.s3.bucket", "calls"),
                Map.entry("rapport.calls.s3.prefix", "connect/us/CallRecordings/"),
                Map.entry("rapport.calls.s3.default-credentials", "false"),
                Map.entry("rapport.calls.s3.access-key", "a+b"),
                Map.entry("rapport.calls.s3.secret-key", "s/e&c=r%e+t"),
                Map.entry("rapport.calls.s3.override-endpoint", "true"),
                Map.entry(
                        "rapport.calls.s3.endpoint",
                        "http://127.0.0.1:" + server.getAddress().getPort()),
                Map.entry("rapport.calls.s3.path-style", "true"),
                Map.entry("rapport.calls.s3.delay", "300")));
    }

    private void load(Map<String, String> settings) throws Exception {
        settings.forEach(camel.getPropertiesComponent()::addInitialProperty);
        camel.getRegistry().bind("callFolder", fixture.get(CallFolder.class));
        camel.getRegistry().bind("callFiles", fixture.get(CallFileFilter.class));
        camel.getRegistry().bind("bucketCalls", fixture.get(BucketCalls.class));
        camel.getRegistry().bind("remoteTrouble", fixture.get(RemoteTrouble.class));
        camel.start();
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(
                        camel,
                        "file:" + Path.of("routes/capture-call-s3.camel.yaml").toAbsolutePath()));
    }

    private void answer(HttpExchange http) throws IOException {
        if (refusing.get()) {
            send(http, 403, "application/xml", new byte[0]);
            return;
        }
        String path = http.getRequestURI().getPath();
        if (path.equals("/calls") || path.equals("/calls/")) {
            send(
                    http,
                    200,
                    "application/xml",
                    listing(query(http.getRequestURI().getQuery())));
            return;
        }
        byte[] object = objects.get(path.substring("/calls/".length()));
        gets.incrementAndGet();
        send(http, object == null ? 404 : 200, "audio/wav", object == null ? new byte[0] : object);
    }

    private byte[] listing(Map<String, String> query) {
        StringBuilder xml = new StringBuilder("<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">");
        objects.entrySet().stream()
                .filter(object -> object.getKey().startsWith(query.getOrDefault("prefix", "")))
                .filter(object -> object.getKey().compareTo(query.getOrDefault("marker", "")) > 0)
                .limit(1000)
                .forEach(object -> xml.append("<Contents><Key>")
                        .append(object.getKey())
                        .append("</Key><LastModified>2024-01-26T04:00:00.000Z</LastModified><ETag>\"e\"</ETag><Size>")
                        .append(object.getValue().length)
                        .append("</Size></Contents>"));
        return xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> query(String query) {
        Map<String, String> all = new TreeMap<>();
        for (String part : String.valueOf(query).split("&")) {
            int at = part.indexOf('=');
            all.put(at < 0 ? part : part.substring(0, at), at < 0 ? "" : part.substring(at + 1));
        }
        return all;
    }

    private static void send(HttpExchange http, int status, String type, byte[] body) throws IOException {
        http.getResponseHeaders().add("Content-Type", type);
        http.getResponseHeaders().add("ETag", "\"e\"");
        http.getResponseHeaders().add("Last-Modified", "Fri, 26 Jan 2024 04:00:00 GMT");
        http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        http.getResponseBody().write(body);
        http.close();
    }
}
