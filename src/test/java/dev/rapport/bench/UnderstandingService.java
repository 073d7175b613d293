package dev.rapport.bench;

import dev.rapport.RunningRapport;
import dev.rapport.bench.UnderstandingSnippet.Said;
import dev.rapport.language.meaning.Meanings;
import dev.rapport.understand.InProcess;
import dev.rapport.understand.opinion.Opinions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a running Rapport what it finds in some utterances, one request after the other.
 *
 * <p>That is the service at {@code -Drapport.bench.url} with the password of {@code admin} in the environment variable
 * {@code RAPPORT_ADMIN_PASSWORD}, else the packaged application, started for the purpose with the words of {@code
 * -Drapport.bench.arguments}. {@code -Drapport.bench.opinion=false} asks for what is found without the second opinion. With
 * {@code -Drapport.bench.url=none} the built-in finders and examples answer in this process, which takes half a minute where the
 * service takes several.
 */
final class UnderstandingService implements AutoCloseable {

    /** A Tuesday; no label depends on it. */
    private static final String AT = "2026-03-10T10:00:00Z";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI address;
    private final String password;
    private final AutoCloseable process;
    private final List<String> competitors;
    private final @Nullable InProcess inProcess;

    private UnderstandingService(URI address, String password, AutoCloseable process, List<String> competitors) {
        this.address = address;
        this.password = password;
        this.process = process;
        this.competitors = competitors;
        this.inProcess = address.toString().equals("none") ? inProcess(competitors) : null;
    }

    private static InProcess inProcess(List<String> competitors) {
        return new InProcess(
                competitors,
                System.getProperty("rapport.bench.opinion", "").equals("false")
                        ? null
                        : Opinions.builtIn(Meanings.ofModel(Path.of("target", "bench", "native"))));
    }

    static UnderstandingService connect(Path folder, List<String> competitors) throws IOException {
        String url = System.getProperty("rapport.bench.url", "");
        if (!url.isEmpty()) {
            String password = System.getenv().getOrDefault("RAPPORT_ADMIN_PASSWORD", "");
            return new UnderstandingService(URI.create(url), password, () -> {}, competitors);
        }
        String arguments = System.getProperty("rapport.bench.arguments", "").strip();
        RunningRapport started = RunningRapport.on(
                folder.resolve("understanding-data"), arguments.isEmpty() ? new String[0] : arguments.split("\\s+"));
        return new UnderstandingService(started.uri("/"), RunningRapport.password(), started, competitors);
    }

    /** @throws IllegalStateException if the service does not answer 200: without it there is nothing to measure */
    List<UnderstandingFinding> findings(String channel, List<Said> utterances) {
        if (inProcess != null) {
            return inProcess
                    .of(
                            channel,
                            Instant.parse(AT),
                            utterances.stream()
                                    .map(one -> new InProcess.Said(one.side(), one.text()))
                                    .toList())
                    .stream()
                    .map(UnderstandingFinding::of)
                    .toList();
        }
        String body = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "channel",
                        channel,
                        "at",
                        AT,
                        "utterances",
                        utterances,
                        "competitors",
                        competitors,
                        "opinion",
                        !System.getProperty("rapport.bench.opinion", "").equals("false")));
        HttpResponse<String> answer = post("/api/v1/try/understand", body);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    "try/understand answered " + answer.statusCode() + " to " + body + ": " + answer.body());
        }
        return JsonMapper.shared()
                .readTree(answer.body())
                .path("findings")
                .valueStream()
                .map(UnderstandingFinding::of)
                .toList();
    }

    private HttpResponse<String> post(String path, String json) {
        String login = Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + path, e);
        }
    }

    @Override
    public void close() {
        try {
            process.close();
        } catch (Exception e) {
            throw new IllegalStateException("the service that was started does not end", e);
        } finally {
            http.close();
        }
    }
}
