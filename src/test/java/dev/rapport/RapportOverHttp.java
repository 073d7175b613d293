package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole Rapport on a port of its own, and what tests ask of it as its administrator. Redirects are not followed.
 *
 * <p>Whoever starts one gives it {@link #password()}. Safe for use by many threads.
 */
public abstract class RapportOverHttp implements AutoCloseable {

    private static final String PASSWORD = "password of a test";
    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final Duration LONG = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final int port;

    RapportOverHttp(int port) {
        this.port = port;
    }

    /** The administrator's. */
    public static String password() {
        return PASSWORD;
    }

    public final URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public final HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(LONG).header("Authorization", LOGIN);
    }

    public final <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public final HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    public final HttpResponse<String> send(String method, String path, String type, String body) {
        return send(request(path).header("Content-Type", type).method(method, BodyPublishers.ofString(body)));
    }

    public final HttpResponse<String> post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    /** The JSON of an answer that has to be 200. */
    public final JsonNode patch(String path, String json) {
        return good(path, send("PATCH", path, "application/json", json));
    }

    /** The same. */
    public final JsonNode get(String path) {
        return good(path, send(request(path)));
    }

    private static JsonNode good(String path, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    /** A page as it is sent, or any other text. */
    public final String text(String path) {
        return send(request(path)).body();
    }

    /** Sends a file as the part of a form, with an optional second part of JSON. */
    public final HttpResponse<String> upload(String path, String part, Path file, String jsonPart, String json)
            throws IOException {
        return upload(path, part, String.valueOf(file.getFileName()), Files.readAllBytes(file), jsonPart, json);
    }

    /** Sends a file to be imported; an answer that has to be 202. */
    public final JsonNode upload(String kind, String filename, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> taken = upload("/api/v1/imports?kind=" + kind, "file", filename, bytes, "", "");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        return json(taken.body());
    }

    private HttpResponse<String> upload(
            String path, String part, String filename, byte[] content, String jsonPart, String json) {
        String boundary = "----" + System.nanoTime();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\""
                + filename + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"));
        body.writeBytes(content);
        if (!json.isEmpty()) {
            body.writeBytes(bytes("\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + jsonPart
                    + "\"\r\nContent-Type: application/json\r\n\r\n" + json));
        }
        body.writeBytes(bytes("\r\n--" + boundary + "--\r\n"));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    public static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The conversation that the answer to something taken in names. */
    final JsonNode conversation(JsonNode taken) {
        return get("/api/v1/conversations/" + taken.get("conversationId").asString());
    }

    /** The same, when all of it is processed. */
    final JsonNode processed(JsonNode taken) {
        return await().atMost(LONG)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> conversation(taken),
                        one -> one.get("state").asString().equals("PROCESSED"));
    }

    /** The conversations of the first hits of a search, the best first. */
    final List<String> found(String query) {
        return get("/api/v1/search?q=" + query)
                .get("items")
                .valueStream()
                .map(hit -> hit.get("conversationId").asString())
                .distinct()
                .toList();
    }

    /** The row of the ledger of a source that has one. */
    final JsonNode ledgerOf(String source) {
        return get("/api/v1/ledger")
                .get("items")
                .valueStream()
                .filter(row -> row.get("source").asString().equals(source))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The ledger has no " + source));
    }

    /** The sum of a column of the ledger over all sources. */
    public final long ledger(String column) {
        return get("/api/v1/ledger")
                .get("items")
                .valueStream()
                .mapToLong(row -> row.get(column).asLong())
                .sum();
    }
}
