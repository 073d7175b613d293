package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.database.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole application, in this process, and what a test asks of it; on the database that tests share. */
abstract class MailJourneyFixture {

    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString("admin:mail".getBytes(StandardCharsets.UTF_8));
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    static ConfigurableApplicationContext application;
    private static int port;

    @BeforeAll
    static void start() {
        List<String> arguments = new ArrayList<>(TestDatabase.migrated().arguments());
        arguments.addAll(List.of(
                "--server.port=0",
                "--rapport.data=" + folder,
                "--rapport.admin.password=mail",
                "--rapport.company.domains=northwind.example",
                "--rapport.company.zone=UTC",
                "--rapport.email.max-size=1MB",
                "--rapport.models.dir=" + folder.resolve("models"),
                "--rapport.models.fetch=false"));
        application = new SpringApplicationBuilder(EmailJourneyTest.WholeApplication.class)
                .run(arguments.toArray(String[]::new));
        port = Objects.requireNonNull(((WebServerApplicationContext) application).getWebServer())
                .getPort();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    static String mail(String id, String from, String to, String subject, String headers, String text) {
        return "Received: from a by b; Tue, 3 Nov 2026 10:00:05 +0000\r\nFrom: " + from + "\r\nTo: " + to
                + "\r\nSubject: " + subject + "\r\n" + (id.isEmpty() ? "" : "Message-ID: <" + id + ">\r\n")
                + (headers.contains("Date:") ? "" : "Date: Tue, 3 Nov 2026 10:00:00 +0000\r\n") + headers
                + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text;
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.header("Authorization", LOGIN).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    static HttpResponse<String> send(String query, String type, String body) {
        return send(at("/api/v1/emails" + query)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    static JsonNode post(String mail) {
        HttpResponse<String> answer = send("", "message/rfc822", mail);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer.body());
    }

    static void patch(String path, String body) {
        HttpResponse<String> answer = send(at(path).header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    static JsonNode get(String path) {
        HttpResponse<String> answer = send(at(path).GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    static JsonNode conversation(JsonNode taken) {
        return get("/api/v1/conversations/" + taken.get("conversationId").asString());
    }

    static JsonNode processed(JsonNode taken) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> conversation(taken),
                        one -> one.get("state").asString().equals("PROCESSED"));
    }

    static List<String> found(String query) {
        return get("/api/v1/search?q=" + query)
                .get("items")
                .valueStream()
                .map(hit -> hit.get("conversationId").asString())
                .distinct()
                .toList();
    }

    static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(one -> one.get(field).asString()).toList();
    }
}
