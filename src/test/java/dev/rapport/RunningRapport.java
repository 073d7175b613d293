package dev.rapport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The packaged application as its own process, in a process group of its own, so that a test can kill it as a crash would.
 *
 * <p>Its log is {@code rapport.log} beside the data folder.
 */
public final class RunningRapport extends RapportOverHttp {

    private final Process process;
    private final Path data;

    private RunningRapport(Process process, int port, Path data) {
        super(port);
        this.process = process;
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
        builder.environment().put("RAPPORT_ADMIN_PASSWORD", password());
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

    private boolean ready() {
        try {
            return send(request("/actuator/health/readiness"), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException notYet) {
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
