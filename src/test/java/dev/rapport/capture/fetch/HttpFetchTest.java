package dev.rapport.capture.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.capture.fetch.Fetched.Got;
import dev.rapport.capture.fetch.Fetched.Refused;
import dev.rapport.capture.fetch.Fetched.Why;
import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hc.core5.ssl.SSLContexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFetchTest {

    private static final List<String> LOOPBACK = List.of("127.0.0.0/8");

    @TempDir
    private Path folder;

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer();
        open.push(server);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    static FetchSettings settings(List<String> hosts, List<String> networks, Duration limit) {
        return new FetchSettings(hosts, networks, true, 3, Duration.ofSeconds(2), Duration.ofSeconds(2), limit);
    }

    private HttpFetch fetch(FetchSettings settings, NameLookup lookup) {
        HttpFetch fetch = new HttpFetch(settings, lookup, SSLContexts.createDefault());
        open.push(fetch);
        return fetch;
    }

    private HttpFetch fetch(List<String> networks, NameLookup lookup) {
        return fetch(settings(List.of(), networks, Duration.ofSeconds(20)), lookup);
    }

    private HttpFetch fetch() {
        return fetch(LOOPBACK, HttpFetchTest::realOrLoopback);
    }

    /** Names are all at this machine. */
    private static List<InetAddress> realOrLoopback(String host) throws java.net.UnknownHostException {
        return List.of(InetAddress.getByName(host.contains("example") ? "127.0.0.1" : host));
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private Fetched of(SafeFetch fetch, URI url) {
        return fetch.fetch(FetchWish.of(url, 1000), folder.resolve("it"));
    }

    private static Why why(Fetched fetched) {
        assertThat(fetched).isInstanceOf(Refused.class);
        return ((Refused) fetched).why();
    }

    private String fetched(Fetched fetched) throws IOException {
        assertThat(fetched).isInstanceOf(Got.class);
        assertThat(names()).as("nothing else is left").containsExactly("it");
        return Files.readString(((Got) fetched).file());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsAtAnAddressIsFetchedOnce() throws IOException {
        server.text("/a", "hello");

        assertThat(fetched(of(fetch(), url("/a")))).isEqualTo("hello");
        assertThat(fetched(of(fetch(), url("/a")))).isEqualTo("hello");
        assertThat(server.asked).hasSize(1);
        assertThat(server.asked.getFirst().header("Accept-encoding")).isEqualTo("identity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "2130706433", "0x7f.1", "localhost", "files.example.com", "127.1"})
    void aServerOfThisMachineIsNotAsked(String host) {
        server.text("/a", "secret");

        Fetched fetched = of(
                fetch(List.of(), HttpFetchTest::realOrLoopback),
                URI.create("http://" + host + ":" + server.port() + "/a"));

        // a spelling that Java takes for a name which does not exist would not be asked either
        assertThat(why(fetched)).isEqualTo(Why.FORBIDDEN);
        assertThat(server.asked).isEmpty();
    }

    @Test
    void aNameOfWhichOneAddressIsNotPublicIsNotAsked() {
        NameLookup both = host -> List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("127.0.0.1"));

        assertThat(why(of(fetch(List.of(), both), URI.create("http://files.example.com/a"))))
                .isEqualTo(Why.FORBIDDEN);
    }

    @Test
    void theConnectionGoesToTheAddressThatWasLookedAt() throws IOException {
        TestServer inner = new TestServer("127.0.0.2", server.port());
        open.push(inner);
        inner.text("/a", "secret");
        server.text("/a", "hello");
        Deque<String> answers = new ArrayDeque<>(List.of("127.0.0.1", "127.0.0.2"));
        NameLookup rebinding = host -> List.of(InetAddress.getByName(answers.pop()));
        HttpFetch fetch = fetch(List.of("127.0.0.1/32"), rebinding);
        URI url = URI.create("http://files.example.com:" + server.port() + "/a");

        assertThat(fetched(of(fetch, url))).isEqualTo("hello");
        assertThat(answers).as("the name is looked up once").hasSize(1);
        Files.delete(folder.resolve("it"));
        assertThat(why(of(fetch, url))).isEqualTo(Why.FORBIDDEN);
        assertThat(inner.asked).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.2/, FORBIDDEN",
        "http://[::1]/, FORBIDDEN",
        "http://169.254.169.254/latest/meta-data, FORBIDDEN",
        "file:///etc/passwd, FORBIDDEN",
        "ftp://files.example.com/a, FORBIDDEN",
        "http://user@files.example.com/, FORBIDDEN",
        "http:///nowhere, FORBIDDEN",
        "'http://a b/', FORBIDDEN",
        "/start, UNUSABLE",
    })
    void eachRedirectIsLookedAtAnew(String location, Why why) {
        server.redirect("/start", location);

        assertThat(why(of(fetch(List.of("127.0.0.1"), HttpFetchTest::realOrLoopback), url("/start"))))
                .isEqualTo(why);
    }

    @Test
    void plainHttpIsOnlyAskedWhereThatIsAllowed() {
        FetchSettings careful = new FetchSettings(
                List.of(), LOOPBACK, false, 3, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(9));

        assertThat(why(of(fetch(careful, HttpFetchTest::realOrLoopback), url("/a"))))
                .isEqualTo(Why.FORBIDDEN);
    }

    @Test
    void whereHostsAreNamedNoOtherIsAsked() throws IOException {
        server.text("/a", "hello");
        server.redirect("/away", "http://other.example:" + server.port() + "/a");
        FetchSettings named = settings(List.of("api.example", ".files.example"), LOOPBACK, Duration.ofSeconds(9));
        HttpFetch fetch = fetch(named, HttpFetchTest::realOrLoopback);
        String port = ":" + server.port();

        assertThat(why(of(fetch, url("/a")))).isEqualTo(Why.FORBIDDEN);
        assertThat(why(of(fetch, URI.create("http://xfiles.example" + port + "/a"))))
                .isEqualTo(Why.FORBIDDEN);
        assertThat(why(of(fetch, URI.create("http://api.example" + port + "/away"))))
                .isEqualTo(Why.FORBIDDEN);
        assertThat(fetched(of(fetch, URI.create("http://EU.files.example." + port + "/a"))))
                .isEqualTo("hello");
    }

    @Test
    void aPasswordIsToldToItsOwnOriginOnly() throws IOException {
        server.redirect("/start", "http://api.example:" + server.port() + "/next");
        server.redirect("/next", "http://files.example:" + server.port() + "/a");
        server.text("/a", "hello");
        URI origin = URI.create("http://api.example:" + server.port());
        FetchWish wish = new FetchWish(origin.resolve("/start"), FetchLogin.basic(origin, "AC1", "pass"), 100);

        assertThat(fetched(fetch().fetch(wish, folder.resolve("it")))).isEqualTo("hello");
        assertThat(server.asked.stream().map(one -> one.path() + " " + one.header("Authorization")))
                .containsExactly("/start Basic QUMxOnBhc3M=", "/next Basic QUMxOnBhc3M=", "/a null");
        assertThat(wish.toString()).doesNotContain("pass");
    }

    @ParameterizedTest
    @CsvSource({
        "404, GONE",
        "410, GONE",
        "401, DENIED",
        "403, DENIED",
        "400, UNUSABLE",
        "204, UNUSABLE",
        "206, UNUSABLE"
    })
    void whatCannotBeHadSaysWhy(int status, Why why) throws IOException {
        server.status("/a", status);

        assertThat(why(of(fetch(), url("/a")))).isEqualTo(why);
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 503})
    void whatMayBeHadLaterIsTriedAgain(int status) {
        server.status("/a", status);

        assertThatThrownBy(() -> of(fetch(), url("/a")))
                .isInstanceOf(TemporaryFailure.class)
                .hasMessageContaining("/a answers " + status);
    }

    @Test
    void aNameThatIsNotFoundIsTriedAgain() {
        NameLookup none = host -> {
            throw new java.net.UnknownHostException(host);
        };

        assertThatThrownBy(() -> of(fetch(List.of(), none), URI.create("https://files.example/a")))
                .isInstanceOf(TemporaryFailure.class)
                .hasMessageContaining("files.example");
    }

    @Test
    void whatIsTooLargeIsRefusedWhetherItsServerSaysSoOrNot() throws IOException {
        server.text("/said", "x".repeat(1001));
        server.at("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[1 << 16];
            while (true) {
                exchange.getResponseBody().write(much);
            }
        });
        server.text("/just", "x".repeat(1000));

        assertThat(why(of(fetch(), url("/said")))).isEqualTo(Why.TOO_LARGE);
        assertThat(why(of(fetch(), url("/endless")))).isEqualTo(Why.TOO_LARGE);
        assertThat(names()).isEmpty();
        assertThat(fetched(of(fetch(), url("/just")))).hasSize(1000);
    }

    @Test
    void whatIsPackedAgainstOurWishIsNotUnpacked() {
        server.at("/a", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            TestServer.answer(exchange, 200, "packed");
        });

        assertThat(why(of(fetch(), url("/a")))).isEqualTo(Why.UNUSABLE);
    }

    @Test
    void whoeverSendsByteAfterByteIsGivenUp() {
        server.at("/a", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
        });
        FetchSettings short1 = settings(List.of(), LOOPBACK, Duration.ofMillis(300));
        long before = System.nanoTime();

        assertThatThrownBy(() -> of(fetch(short1, HttpFetchTest::realOrLoopback), url("/a")))
                .isInstanceOf(TemporaryFailure.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void theSettingsHaveSafeDefaults() {
        FetchSettings settings = new org.springframework.boot.context.properties.bind.Binder(
                        new org.springframework.boot.context.properties.source.MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("rapport.fetch", FetchSettings.class);

        assertThat(settings)
                .isEqualTo(new FetchSettings(
                        List.of(),
                        List.of(),
                        false,
                        5,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(15)));
    }
}
