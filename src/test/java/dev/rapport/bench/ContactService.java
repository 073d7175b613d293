package dev.rapport.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Imports contacts into a running Rapport, and reads what it suggests; one request after the other. */
final class ContactService {

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** Suggestions of one pass come together; as long as their number stays, they are all there. */
    private static final int STEADY_SECONDS = 12;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String login;

    ContactService(URI address, String password) {
        this.address = address;
        this.login = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns when the import is at its end. */
    void importContacts(String csv) {
        String border = "contacts-of-a-benchmark";
        String body = "--" + border + "\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ncontacts\r\n--" + border
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"contacts.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + csv + "\r\n--" + border + "--\r\n";
        JsonNode started = send(request("/api/v1/imports")
                .header("Content-Type", "multipart/form-data; boundary=" + border)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        String path = "/api/v1/imports/" + started.path("importId").asString();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> !send(request(path)).path("state").asString().equals("RUNNING"));
    }

    /** The contacts of each suggestion, once no more come. */
    List<List<String>> duplicates() {
        long[] seen = {-1, System.nanoTime()};
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            long total = send(request("/api/v1/review?kind=DUPLICATE&limit=1"))
                    .path("total")
                    .asLong();
            if (total != seen[0]) {
                seen[0] = total;
                seen[1] = System.nanoTime();
            }
            boolean none = total == 0;
            return System.nanoTime() - seen[1]
                    > Duration.ofSeconds(none ? 60 : STEADY_SECONDS).toNanos();
        });
        List<List<String>> found = new ArrayList<>();
        each(
                "/api/v1/review?kind=DUPLICATE&limit=200",
                entry -> found.add(entry.path("contactIds")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList()));
        return found;
    }

    /** By the id of the contact. */
    Map<String, String> externalIds() {
        Map<String, String> ids = new HashMap<>();
        each(
                "/api/v1/contacts?limit=200",
                contact -> ids.put(
                        contact.path("id").asString(),
                        contact.path("externalId").asString()));
        return ids;
    }

    private void each(String path, Consumer<JsonNode> take) {
        String cursor = "";
        do {
            JsonNode page = send(request(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
            page.path("items").forEach(take);
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + login);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + address, e);
        }
    }
}
