package dev.rapport.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports of mboxes, one after another, by the application as a process of its own, on a new data folder with the embedded
 * PostgreSQL and its durability: each from the upload until all of it is searchable.
 */
final class MailRun {

    private static final String PASSWORD = "password of a benchmark";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST = Duration.ofMinutes(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final Process process;
    private final int port;

    private MailRun(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /**
     * What one import cost.
     *
     * @param seconds from the upload to the last message that is searchable
     * @param takenSeconds until the last one was taken in
     * @param javaCpu seconds of the application
     * @param postgresCpu seconds of PostgreSQL
     * @param threads seconds of the application by what its threads are called
     */
    record Figures(
            int messages,
            double seconds,
            double takenSeconds,
            double javaCpu,
            double postgresCpu,
            Map<String, Double> threads) {

        String line() {
            return "%d messages in %.1f s (%.1f/s; all taken in after %.1f s), CPU %.2f ms a message (Java %.2f, PostgreSQL %.2f)"
                    .formatted(
                            messages,
                            seconds,
                            messages / seconds,
                            takenSeconds,
                            (javaCpu + postgresCpu) / messages * 1000,
                            javaCpu / messages * 1000,
                            postgresCpu / messages * 1000);
        }
    }

    /** @param messages how many it holds */
    record Box(Path mbox, int messages) {}

    /** @param shares how much of the work of all imports was seen where, in hundredths */
    record Run(List<Figures> imports, Map<String, Double> shares) {}

    /** @param program the class path, or a jar with all of it */
    static Run of(String program, Path folder, List<Box> boxes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        List<String> main = program.endsWith(".jar") && !program.contains(":")
                ? List.of("-jar", Path.of(program).toAbsolutePath().toString())
                : List.of("-cp", program, "dev.rapport.Rapport");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:FlightRecorderOptions:stackdepth=256",
                "-XX:StartFlightRecording:filename=" + folder.resolve("run.jfr") + ",settings=profile"));
        command.addAll(main);
        command.addAll(List.of("--server.port=" + port, "--rapport.data=" + folder.resolve("data")));
        // in a folder without route files, so that each program goes by its own
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("rapport.log").toFile());
        builder.environment().put("RAPPORT_ADMIN_PASSWORD", PASSWORD);
        MailRun run = new MailRun(folder, builder.start(), port);
        try {
            run.awaitReady();
            List<Figures> imports = new ArrayList<>();
            for (Box box : boxes) {
                imports.add(run.measure(box.mbox(), box.messages()));
            }
            run.end();
            return new Run(imports, WorkShares.of(folder.resolve("run.jfr")));
        } finally {
            run.end();
        }
    }

    private Figures measure(Path mbox, int messages) throws IOException, InterruptedException {
        ProcessHandle postgres = postgres();
        double java = ProcessCost.of(process.toHandle()).cpuSeconds();
        double database = ProcessCost.of(postgres).cpuSeconds();
        ThreadCosts threads = new ThreadCosts(process.pid());
        long begin = System.nanoTime();
        String id = upload(mbox);
        double taken = 0;
        JsonNode status = status(id);
        while (!status.get("state").asString().equals("DONE")) {
            if (System.nanoTime() - begin > LONGEST.toNanos() || !process.isAlive()) {
                throw new IllegalStateException("It does not end: " + status);
            }
            if (taken == 0 && status.get("seen").asLong() >= messages) {
                taken = (System.nanoTime() - begin) / 1e9;
            }
            threads.look();
            Thread.sleep(1000);
            status = status(id);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double javaCpu = ProcessCost.of(process.toHandle()).cpuSeconds() - java;
        double databaseCpu = ProcessCost.of(postgres).cpuSeconds() - database;
        return new Figures(messages, seconds, taken, javaCpu, databaseCpu, threads.since());
    }

    private void awaitReady() throws InterruptedException {
        for (int i = 0; i < 1500; i++) {
            try {
                if (http.send(request("/actuator/health/readiness").build(), HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // it starts
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("It does not start; its log is " + folder.resolve("rapport.log"));
    }

    /** It is no child of the application's: pg_ctl started it. */
    private ProcessHandle postgres() throws IOException {
        try (var files = Files.walk(folder.resolve("data/postgres"), 3)) {
            Path file = files.filter(one -> one.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("PostgreSQL has no postmaster.pid"));
            long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            return ProcessHandle.of(pid).orElseThrow();
        }
    }

    private String upload(Path mbox) throws IOException, InterruptedException {
        String boundary = "benchmark-of-mail";
        var body = HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofString("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bench.mbox\"\r\n"
                        + "Content-Type: application/mbox\r\n\r\n"),
                HttpRequest.BodyPublishers.ofFile(mbox),
                HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        HttpResponse<String> answer = http.send(
                request("/api/v1/imports?kind=mbox")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonNode json = JSON.readTree(answer.body());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return json.has("importId")
                ? json.get("importId").asString()
                : json.get("id").asString();
    }

    private JsonNode status(String id) throws IOException, InterruptedException {
        return JSON.readTree(http.send(request("/api/v1/imports/" + id).build(), HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private HttpRequest.Builder request(String path) {
        String login = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + login);
    }

    private void end() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
