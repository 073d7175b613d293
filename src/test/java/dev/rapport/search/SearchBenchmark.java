package dev.rapport.search;

import com.sun.management.OperatingSystemMXBean;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Viewer;
import dev.rapport.search.SearchRequest.Order;
import dev.rapport.search.SearchRequest.Scope;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Measures the index on this machine; run by hand with the test class path, since it proves nothing. The text is made
 * of 20,000 made-up words whose frequencies follow Zipf's law, as those of speech do; 12 words a moment, 40 moments a call.
 */
final class SearchBenchmark {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final int MOMENTS_AN_ITEM = 40;
    private static final int WORDS = 20_000;
    private static final List<Named<AccountId>> ACCOUNTS = Stream.generate(
                    () -> new Named<>(AccountId.create(), "Account"))
            .limit(200)
            .toList();

    private SearchBenchmark() {}

    /** The one argument: how many moments to have when queries are timed; default 100,000. */
    public static void main(String[] arguments) throws Exception {
        int moments = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("search-benchmark");
        try (LuceneMomentIndex index = new LuceneMomentIndex(folder, UTC)) {
            Random random = new Random(1);
            index(index, random, 50, 1, "warm-up");
            index(index, random, 100, 1, "1 caller");
            index(index, random, 200, 4, "4 callers");
            fill(index, random, moments / MOMENTS_AN_ITEM - 350);
            index(index, random, 100, 1, "1 caller, full index");
            index(index, random, 200, 4, "4 callers, full index");
            queries(new LuceneSearch(index, UTC));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void fill(LuceneMomentIndex index, Random random, int items) {
        long start = System.nanoTime();
        MomentIndex.Rebuilding rebuilding = index.beginRebuild();
        for (int i = 0; i < items; i++) {
            rebuilding.add(item(random));
        }
        long ms = (System.nanoTime() - start) / 1_000_000;
        System.out.printf(
                "rebuild: %d items, %d moments/s%n", items, items * MOMENTS_AN_ITEM * 1000L / Math.max(1, ms));
    }

    private static void index(LuceneMomentIndex index, Random random, int items, int callers, String what)
            throws InterruptedException {
        List<IndexedItem> made =
                Stream.generate(() -> item(random)).limit(items).toList();
        CountDownLatch done = new CountDownLatch(callers);
        long cpu = cpuNanos();
        long start = System.nanoTime();
        for (int c = 0; c < callers; c++) {
            List<IndexedItem> mine = made.subList(c * items / callers, (c + 1) * items / callers);
            Thread.ofPlatform().start(() -> {
                mine.forEach(index::replace);
                done.countDown();
            });
        }
        done.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%s: %.0f moments/s, %.1f items/s, each durable; %.1f ms of processor time an item%n",
                what, items * MOMENTS_AN_ITEM / seconds, items / seconds, (cpuNanos() - cpu) / 1e6 / items);
    }

    /** Of the whole process: what an idle machine would need, however busy this one is. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void queries(Search search) {
        SearchRequest all = SearchRequest.of("");
        time(search, "everything", all);
        time(search, "rare word", SearchRequest.of(word(9_000)));
        time(search, "common word", SearchRequest.of(word(3)));
        time(search, "three words", SearchRequest.of(word(30) + " " + word(60) + " " + word(90)));
        time(search, "or of three", SearchRequest.of(word(30) + " OR " + word(60) + " OR " + word(90)));
        time(search, "phrase", SearchRequest.of("\"" + word(3) + " " + word(5) + "\""));
        time(search, "prefix", SearchRequest.of(word(3).substring(0, 2) + "*"));
        time(search, "newest", SearchRequest.of(word(30)).with(Order.NEWEST));
        time(
                search,
                "conversation",
                SearchRequest.of(word(100) + " " + word(200)).with(Scope.CONVERSATION));
        time(search, "timed", SearchRequest.of(word(100) + " within:30s " + word(200)));
    }

    private static void time(Search search, String what, SearchRequest request) {
        long[] micros = new long[120];
        SearchResult result = search.search(Viewer.PIPELINE, request);
        long cpu = cpuNanos();
        for (int i = 0; i < micros.length; i++) {
            long start = System.nanoTime();
            result = search.search(Viewer.PIPELINE, request);
            micros[i] = (System.nanoTime() - start) / 1000;
        }
        long[] warm = Arrays.copyOfRange(micros, 20, micros.length);
        Arrays.sort(warm);
        System.out.printf(
                "%-13s %7d hits: median %.1f ms, p95 %.1f ms; %.1f ms of processor time%n",
                what, result.total(), warm[50] / 1e3, warm[95] / 1e3, (cpuNanos() - cpu) / 1e6 / micros.length);
    }

    private static IndexedItem item(Random random) {
        Said call = Said.call(
                Instant.ofEpochSecond(1_700_000_000L + random.nextInt(60_000_000))
                        .toString(),
                ACCOUNTS.get(random.nextInt(ACCOUNTS.size())));
        for (int i = 0; i < MOMENTS_AN_ITEM; i++) {
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < 12; w++) {
                text.append(word(zipf(random))).append(' ');
            }
            call = i % 2 == 0 ? call.ours(text.toString()) : call.theirs(text.toString());
        }
        return call.item();
    }

    private static int zipf(Random random) {
        return (int) Math.exp(random.nextDouble() * Math.log(WORDS)) - 1;
    }

    /** A made-up word that the stemmer leaves alone. */
    private static String word(int rank) {
        StringBuilder word = new StringBuilder();
        for (int rest = rank + 7; rest > 0; rest /= 20) {
            word.append("bcdfghjklmnpqrtvwxz".charAt(rest % 19)).append("aou".charAt(rest % 3));
        }
        return word.append('k').toString();
    }
}
