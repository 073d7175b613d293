package dev.rapport.capture.email.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rapport.database.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against an authorization server on loopback, and an IMAP server that takes XOAUTH2. */
class AccessTokensTest {

    private static final String GMAIL_LIKE = "refresh-1";

    private final TestDatabase database = TestDatabase.migrated();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> answers = new CopyOnWriteArrayList<>();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private HttpServer server;
    private AccessTokens tokens;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::answer);
        server.start();
        tokens = fresh();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        database.dataSource().close();
    }

    @Test
    void aTokenIsFetchedOnceAndAgainShortlyBeforeItEnds() throws IOException {
        answers.add("{\"access_token\": \"first\", \"expires_in\": 3600}");
        answers.add("{\"access_token\": \"second\", \"expires_in\": 3600}");

        assertThat(tokens.of("imap-a", settings(GMAIL_LIKE, "s&cret"))).isEqualTo("first");
        now = now.plusSeconds(3500);
        assertThat(tokens.of("imap-a", settings(GMAIL_LIKE, "s&cret"))).isEqualTo("first");
        now = now.plusSeconds(50);
        assertThat(tokens.of("imap-a", settings(GMAIL_LIKE, "s&cret"))).isEqualTo("second");

        assertThat(asked)
                .hasSize(2)
                .allSatisfy(form -> assertThat(form)
                        .contains("grant_type=refresh_token", "refresh_token=refresh-1", "client_secret=s&cret"));
    }

    @Test
    void aNewRefreshTokenIsKeptUntilAnotherIsConfigured() throws IOException {
        answers.add("{\"access_token\": \"a\", \"expires_in\": 1, \"refresh_token\": \"refresh-2\"}");
        answers.add("{\"access_token\": \"b\", \"expires_in\": 1}");
        answers.add("{\"access_token\": \"c\", \"expires_in\": 1}");

        tokens.of("imap-a", settings(GMAIL_LIKE, null));
        fresh().of("imap-a", settings(GMAIL_LIKE, null));
        fresh().of("imap-a", settings("refresh-new", null));

        assertThat(asked.get(1)).contains("refresh_token=refresh-2");
        assertThat(asked.get(2)).contains("refresh_token=refresh-new");
    }

    @Test
    void withoutARefreshTokenTheProgramsOwnRightIsUsed() throws IOException {
        answers.add("{\"access_token\": \"app\", \"expires_in\": 3600}");

        assertThat(tokens.of("imap-a", settings(null, "secret"))).isEqualTo("app");
        assertThat(asked.getFirst())
                .contains("grant_type=client_credentials", "scope=https://outlook.office365.com/.default");
    }

    @Test
    void aRefusalSaysWhatToDoAndShowsNoSecret() {
        answers.add("{\"error\": \"invalid_grant\", \"error_description\": \"Token has been expired or revoked.\"}");

        assertThatThrownBy(() -> tokens.of("imap-a", settings(GMAIL_LIKE, "topsecret")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expired or revoked")
                .hasMessageContaining(".oauth.refresh-token")
                .hasMessageNotContainingAny("topsecret", GMAIL_LIKE);
    }

    @Test
    void aTokenThatTheMailServerRefusesIsReplacedAtOnce() throws Exception {
        answers.add("{\"access_token\": \"stale\", \"expires_in\": 3600}");
        answers.add("{\"access_token\": \"good\", \"expires_in\": 3600}");
        List<String> seen = new CopyOnWriteArrayList<>();
        try (ServerSocket imap = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> xoauth2(imap, seen));
            var settings = new MailboxSettings(
                    "127.0.0.1",
                    imap.getLocalPort(),
                    MailboxSettings.Security.PLAIN,
                    null,
                    "sam@ours.example",
                    null,
                    settings(GMAIL_LIKE, null),
                    List.of("INBOX"),
                    null,
                    true,
                    null,
                    "nothing",
                    java.time.Duration.ofSeconds(5),
                    true,
                    50);

            assertThatThrownBy(() -> new MailServer(tokens).open("imap-a", settings, "INBOX"))
                    .as("this server has no folders")
                    .isInstanceOf(jakarta.mail.MessagingException.class);
        }
        assertThat(seen)
                .containsExactly(
                        "user=sam@ours.example\u0001auth=Bearer stale\u0001\u0001",
                        "user=sam@ours.example\u0001auth=Bearer good\u0001\u0001");
    }

    /** Just as much of an IMAP server as signs in. */
    private static void xoauth2(ServerSocket listener, List<String> seen) {
        while (true) {
            try (Socket client = listener.accept();
                    BufferedReader in = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
                OutputStream out = client.getOutputStream();
                say(out, "* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR] ready");
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    String tag = line.split(" ")[0];
                    if (line.contains("AUTHENTICATE XOAUTH2")) {
                        String token = line.endsWith("XOAUTH2") ? challenge(in, out) : line.split(" ")[3];
                        seen.add(new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8));
                        boolean good = seen.getLast().contains("good");
                        say(out, tag + (good ? " OK signed in" : " NO [AUTHENTICATIONFAILED] Invalid credentials"));
                    } else if (line.contains("CAPABILITY")) {
                        say(out, "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR");
                        say(out, tag + " OK done");
                    } else if (line.contains("LOGOUT")) {
                        say(out, "* BYE");
                        say(out, tag + " OK done");
                        break;
                    } else {
                        say(out, tag + " NO there is nothing here");
                    }
                }
            } catch (IOException e) {
                if (listener.isClosed()) {
                    return;
                }
            }
        }
    }

    private static String challenge(BufferedReader in, OutputStream out) throws IOException {
        say(out, "+ ");
        return in.readLine();
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private AccessTokens fresh() {
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new AccessTokens(new RefreshTokens(database.jdbc()), clock);
    }

    private OAuthSettings settings(@Nullable String refresh, @Nullable String secret) {
        return new OAuthSettings(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token"),
                "client",
                secret,
                refresh,
                "https://outlook.office365.com/.default");
    }

    private void answer(HttpExchange http) throws IOException {
        String form = new String(http.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        List<String> fields = new ArrayList<>();
        for (String field : form.split("&")) {
            fields.add(URLDecoder.decode(field, StandardCharsets.UTF_8));
        }
        asked.add(String.join(" ", fields));
        byte[] answer = answers.removeFirst().getBytes(StandardCharsets.UTF_8);
        http.sendResponseHeaders(
                new String(answer, StandardCharsets.UTF_8).contains("error") ? 400 : 200, answer.length);
        http.getResponseBody().write(answer);
        http.close();
    }
}
