package dev.rapport.bench;

import dev.rapport.bench.SearchQuestions.Question;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Some who ask the application at the same time, each one question after the other. */
final class SearchClients {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long NANOS = 20_000_000_000L;

    private final MeasuredRapport rapport;
    private final List<Question> questions;

    SearchClients(MeasuredRapport rapport, List<Question> questions) {
        this.rapport = rapport;
        this.questions = questions.stream().filter(one -> one.page() == 0).toList();
    }

    /** @param total how many moments were found */
    record Asked(long total, long nanos) {}

    /** The time is that of the page that is wanted, with all of the answer read. */
    static Asked ask(MeasuredRapport rapport, Question question) throws IOException, InterruptedException {
        String path = question.path();
        for (int page = 0; page < question.page(); page++) {
            JsonNode answer = JSON.readTree(rapport.get(path));
            if (!answer.hasNonNull("nextCursor")) {
                break;
            }
            String cursor = answer.get("nextCursor").asString();
            path = question.path() + "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        }
        long begin = System.nanoTime();
        String answer = rapport.get(path);
        long nanos = System.nanoTime() - begin;
        return new Asked(JSON.readTree(answer).get("total").asLong(), nanos);
    }

    /**
     * What they got.
     *
     * @param perSecond questions answered in a second, of all together
     * @param cpuMs milliseconds of the processor that the application took for one, without PostgreSQL
     */
    record Got(double perSecond, double cpuMs, Latencies each) {}

    Got run(int clients) throws InterruptedException {
        double cpu = rapport.cpuSeconds();
        long begin = System.nanoTime();
        Latencies all = new Latencies();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Latencies>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int seed = client;
                running.add(threads.submit(() -> one(seed, begin)));
            }
            for (Future<Latencies> one : running) {
                all.addAll(one.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client stopped", e);
        }
        return new Got(
                all.count() / ((System.nanoTime() - begin) / 1e9),
                (rapport.cpuSeconds() - cpu) / all.count() * 1000,
                all);
    }

    private Latencies one(int seed, long begin) throws IOException, InterruptedException {
        Latencies latencies = new Latencies();
        List<Question> mixed = new ArrayList<>(questions);
        Collections.shuffle(mixed, new Random(seed));
        for (int i = 0; System.nanoTime() - begin < NANOS; i++) {
            long asked = System.nanoTime();
            rapport.get(mixed.get(i % mixed.size()).path());
            latencies.add(System.nanoTime() - asked);
        }
        return latencies;
    }
}
