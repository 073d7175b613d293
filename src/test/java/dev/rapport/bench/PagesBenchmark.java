package dev.rapport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens each page of the application over the sample, again and again; writes {@code target/bench/pages.md}.
 *
 * <p>{@code -Drapport.bench.rounds} (60) says how often, after a warm-up of as many. The argument is the program, a jar or a class
 * path; without it {@code target/rapport.jar}.
 */
final class PagesBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(PagesBenchmark.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path FOLDER = Path.of("target", "bench");
    private static final int WANTED_MS = 100;
    private static final long LONGEST_NANOS = 600_000_000_000L;

    private final MeasuredRapport rapport;

    private PagesBenchmark(MeasuredRapport rapport) {
        this.rapport = rapport;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path made = Files.createTempDirectory(Files.createDirectories(FOLDER), "pages-");
        String program = arguments.length == 0 ? "target/rapport.jar" : arguments[0];
        try (MeasuredRapport rapport = MeasuredRapport.start(program, made, "-Xmx768m", "--rapport.sample=true")) {
            new PagesBenchmark(rapport).measure(Integer.getInteger("rapport.bench.rounds", 60));
        } finally {
            org.springframework.util.FileSystemUtils.deleteRecursively(made);
        }
    }

    private void measure(int rounds) throws IOException, InterruptedException {
        awaitIdle();
        Map<String, String> pages = pages();
        Map<String, Latencies> times = new LinkedHashMap<>();
        pages.keySet().forEach(name -> times.put(name, new Latencies()));
        for (int round = 0; round < 2 * rounds; round++) {
            for (Map.Entry<String, String> page : pages.entrySet()) {
                long begin = System.nanoTime();
                rapport.get(page.getValue());
                if (round >= rounds) {
                    times.computeIfAbsent(page.getKey(), name -> new Latencies())
                            .add(System.nanoTime() - begin);
                }
            }
        }
        write(times);
    }

    private static void write(Map<String, Latencies> times) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "# Pages",
                "",
                "Milliseconds over HTTP on the sample; wanted is less than " + WANTED_MS + ".",
                "",
                "| Page | p50 | p95 | p99 |",
                "|---|---|---|---|"));
        times.forEach((name, each) -> lines.add("| " + name + " | " + each.cells() + " |"));
        long slow = times.values().stream()
                .filter(each -> each.percentile(95) >= WANTED_MS)
                .count();
        lines.addAll(List.of("", String.format(Locale.ROOT, "%d of %d are not.", slow, times.size())));
        Files.write(FOLDER.resolve("pages.md"), lines);
        lines.forEach(LOG::info);
    }

    /** Until nothing of the sample is pending any more; calls without a speech model stay pending, and are waited for in vain. */
    private void awaitIdle() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (total("state=PENDING") > 0 || total("state=PROCESSED") == 0) {
            if (System.nanoTime() - begin > LONGEST_NANOS) {
                LOG.warn("{} conversations of the sample are still pending", total("state=PENDING"));
                return;
            }
            Thread.sleep(500);
        }
    }

    private long total(String filter) throws IOException, InterruptedException {
        return json("/api/v1/conversations?limit=1&" + filter).get("total").asLong();
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        return JSON.readTree(rapport.get(path));
    }

    private String first(String path) throws IOException, InterruptedException {
        JsonNode items = json(path).get("items");
        if (items.isEmpty()) {
            throw new IllegalStateException("The sample has nothing of " + path);
        }
        return items.get(0).get("id").asString();
    }

    private Map<String, String> pages() throws IOException, InterruptedException {
        String call = first("/api/v1/conversations?channel=CALL&limit=1");
        String chat = first("/api/v1/conversations?channel=CHAT&limit=1");
        String account = first("/api/v1/accounts?limit=1");
        String contact = first("/api/v1/contacts?limit=1");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        pages.put("search, nothing asked", "/search");
        pages.put("search, a word", "/search?q=price");
        pages.put("search, everything", "/search?q=*");
        pages.put("search, nothing found", "/search?q=pricce");
        pages.put("suggestions", "/search/suggestions?q=pri");
        pages.put("conversations", "/conversations");
        pages.put("conversation: call", "/conversations/" + call);
        pages.put("its findings", "/conversations/" + call + "/findings");
        pages.put("conversation: chat", "/conversations/" + chat);
        pages.put("customers", "/customers");
        pages.put("customer", "/accounts/" + account);
        pages.put("its objections", "/accounts/" + account + "/objections");
        pages.put("contact", "/contacts/" + contact);
        pages.put("review", "/review");
        pages.put("promises", "/promises");
        pages.put("objections", "/insights?span=all");
        pages.put("objections by month", "/insights?by=month&span=all");
        pages.put("quality", "/insights/quality");
        pages.put("trackers", "/trackers");
        pages.put("goals", "/goals");
        pages.put("pipeline", "/pipeline");
        pages.put("ledger", "/ledger");
        pages.put("quarantine", "/quarantine");
        pages.put("sources", "/admin");
        pages.put("models", "/admin/models");
        pages.put("lists", "/admin/lists");
        pages.put("index", "/admin/index");
        pages.put("subscriptions", "/admin/subscriptions");
        pages.put("tokens", "/admin/tokens");
        return pages;
    }
}
