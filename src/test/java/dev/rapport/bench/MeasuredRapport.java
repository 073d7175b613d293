package dev.rapport.bench;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * The application as a benchmark starts it: any build of it, with options of the virtual machine, and asked what it costs. It is a
 * process of its own, with its embedded PostgreSQL and that one's durability, on a data folder that may be used again. Tests start
 * {@code dev.rapport.RunningRapport} instead. Safe for use by many threads.
 */
final class MeasuredRapport implements AutoCloseable {

    private static final String PASSWORD = "password of a benchmark";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final Path folder;
    private final Process process;
    private final int port;

    private MeasuredRapport(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /**
     * Returns when it takes requests.
     *
     * @param program the class path, or a jar with all of it
     * @param folder holds its data and its log
     * @param options of the virtual machine, then of the application where they begin with two dashes
     */
    static MeasuredRapport start(String program, Path folder, String... options)
            throws IOException, InterruptedException {
        return startIn(Path.of(""), program, folder, options);
    }

    /** The same, started in a directory, whose route files and models it takes where there are any. */
    static MeasuredRapport startIn(Path directory, String program, Path folder, String... options)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED"));
        Arrays.stream(options).filter(one -> !one.startsWith("--")).forEach(command::add);
        boolean jar = program.endsWith(".jar") && !program.contains(":");
        command.addAll(
                jar ? List.of("-jar", absolute(program)) : List.of("-cp", absolute(program), "dev.rapport.Rapport"));
        command.addAll(List.of(
                "--server.port=" + port,
                "--rapport.data=" + folder.resolve("data").toAbsolutePath()));
        Arrays.stream(options).filter(one -> one.startsWith("--")).forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("rapport.log").toFile()));
        builder.environment().put("RAPPORT_ADMIN_PASSWORD", PASSWORD);
        MeasuredRapport started = new MeasuredRapport(folder, builder.start(), port);
        started.awaitReady();
        return started;
    }

    private static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(place -> Path.of(place).toAbsolutePath().toString())
                .collect(joining(File.pathSeparator));
    }

    private void awaitReady() throws InterruptedException {
        for (int i = 0; i < 9000 && process.isAlive(); i++) {
            try {
                if (http.send(request("/actuator/health/readiness").build(), HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // it starts
            }
            Thread.sleep(100);
        }
        close();
        throw new IllegalStateException("It does not start; its log is " + folder.resolve("rapport.log"));
    }

    HttpRequest.Builder request(String path) {
        String login = Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofMinutes(5))
                .header("Authorization", "Basic " + login);
    }

    /** The answer, which must be a good one. */
    String get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    /** The same. */
    String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.request().uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** A connection to its database, as its own user. */
    Connection database() throws IOException, SQLException {
        Path postgres = folder.resolve("data/postgres");
        List<String> server = Files.readAllLines(postgres.resolve("postmaster.pid"));
        String password =
                Files.readString(postgres.resolveSibling("postgres.password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.get(3).strip() + "/rapport", "rapport", password);
    }

    /** The most memory that it had resident so far, without PostgreSQL. */
    double peakMegabytes() {
        return ProcessCost.peakMegabytes(process.toHandle());
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Its PostgreSQL, which is no child of it: pg_ctl started it. */
    ProcessHandle postgres() throws IOException {
        String pid = Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"))
                .getFirst()
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    double cpuSeconds() {
        return ProcessCost.of(process.toHandle()).cpuSeconds();
    }

    boolean logSays(String text) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("rapport.log"))) {
            return lines.anyMatch(line -> line.contains(text));
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
