package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The packaged application as its own process, in a process group of its own, so that a test can kill it as a crash would.
 *
 * <p>Its log is {@code rapport.log} beside the data folder.
 */
public final class RunningRapport implements AutoCloseable {

    private static final String PASSWORD = "password of a test";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Process process;
    private final int port;
    private final Path data;

    private RunningRapport(Process process, int port, Path data) {
        this.process = process;
        this.port = port;
        this.data = data;
    }

    /** Starts it on the data folder, and returns when it takes work. */
    public static RunningRapport on(Path data, String... arguments) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // It lives for a minute or two: what the optimising compiler would gain, it would not earn back.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                Path.of("target", "rapport.jar").toAbsolutePath().toString(),
                "--server.port=" + port,
                "--rapport.data=" + data));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling("rapport.log").toFile()));
        builder.environment().put("RAPPORT_ADMIN_PASSWORD", PASSWORD);
        RunningRapport started = new RunningRapport(builder.start(), port, data);
        started.awaitReady();
        return started;
    }

    private void awaitReady() {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    assertThat(process.isAlive())
                            .as("the process lives; its log:\n%s", log())
                            .isTrue();
                    return ready();
                });
    }

    private boolean ready() throws InterruptedException {
        try {
            return http.send(request("/actuator/health/readiness").build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The end of what it printed, for the message of a failed assertion. */
    public String log() {
        try {
            String all = Files.readString(data.resolveSibling("rapport.log"));
            return all.substring(Math.max(0, all.length() - 8_000));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    public Path inbox(String kind) {
        return data.resolve("inbox").resolve(kind);
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public static String password() {
        return PASSWORD;
    }

    public HttpRequest.Builder request(String path) {
        String login = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + login);
    }

    public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The JSON of an answer that has to be 200. */
    public JsonNode get(String path) {
        HttpResponse<String> answer = send(request(path).GET(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    public HttpResponse<String> post(String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a file as the part of a form, with an optional second part of JSON. */
    public HttpResponse<String> upload(String path, String part, Path file, String jsonPart, String json)
            throws IOException {
        String boundary = "----" + System.nanoTime();
        var body = new java.io.ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\""
                        + file.getFileName() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(Files.readAllBytes(file));
        if (!json.isEmpty()) {
            body.writeBytes(("\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + jsonPart
                            + "\"\r\nContent-Type: application/json\r\n\r\n" + json)
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())),
                HttpResponse.BodyHandlers.ofString());
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The sum of a column of the ledger over all sources. */
    public long ledger(String column) {
        return get("/api/v1/ledger")
                .get("items")
                .valueStream()
                .mapToLong(row -> row.get(column).asLong())
                .sum();
    }

    /** The processes that the service started and that live: the recogniser's among them. */
    public List<ProcessHandle> workers() {
        return process.descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("java"))
                .toList();
    }

    /** SIGKILL to the whole process group, as a crash of the machine would end it. */
    public void killGroup() throws IOException, InterruptedException {
        signal("-" + process.pid());
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private static void signal(String target) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-9", "--", target).inheritIO().start().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(40, TimeUnit.SECONDS)) {
                killGroup();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
