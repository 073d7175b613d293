package dev.rapport.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports of mboxes, one after another, by the application as a process of its own, on a new data folder with the embedded
 * PostgreSQL and its durability: each from the upload until all of it is searchable.
 */
final class MailRun {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST = Duration.ofMinutes(60);

    private final MeasuredRapport rapport;

    private MailRun(MeasuredRapport rapport) {
        this.rapport = rapport;
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
        // in a folder without route files, so that each program goes by its own
        try (MeasuredRapport rapport = MeasuredRapport.startIn(
                Files.createDirectories(folder),
                program,
                folder,
                "-Xmx768m",
                "-XX:FlightRecorderOptions:stackdepth=256",
                "-XX:StartFlightRecording:filename=" + folder.resolve("run.jfr") + ",settings=profile")) {
            MailRun run = new MailRun(rapport);
            List<Figures> imports = new ArrayList<>();
            for (Box box : boxes) {
                imports.add(run.measure(box.mbox(), box.messages()));
            }
            rapport.close();
            return new Run(imports, WorkShares.of(folder.resolve("run.jfr")));
        }
    }

    private Figures measure(Path mbox, int messages) throws IOException, InterruptedException {
        ProcessHandle process = rapport.process();
        ProcessHandle postgres = rapport.postgres();
        double java = ProcessCost.of(process).cpuSeconds();
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
        double javaCpu = ProcessCost.of(process).cpuSeconds() - java;
        double databaseCpu = ProcessCost.of(postgres).cpuSeconds() - database;
        return new Figures(messages, seconds, taken, javaCpu, databaseCpu, threads.since());
    }

    private String upload(Path mbox) throws IOException, InterruptedException {
        String boundary = "benchmark-of-mail";
        var body = HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofString("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bench.mbox\"\r\n"
                        + "Content-Type: application/mbox\r\n\r\n"),
                HttpRequest.BodyPublishers.ofFile(mbox),
                HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        JsonNode answer = JSON.readTree(rapport.send(rapport.request("/api/v1/imports?kind=mbox")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(body)));
        return answer.has("importId")
                ? answer.get("importId").asString()
                : answer.get("id").asString();
    }

    private JsonNode status(String id) throws IOException, InterruptedException {
        return JSON.readTree(rapport.get("/api/v1/imports/" + id));
    }
}
