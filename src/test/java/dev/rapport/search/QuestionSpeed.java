package dev.rapport.search;

import dev.rapport.bench.GeneratedTalk;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Asks the index itself, without HTTP and database, and tells the processor's time of each question: what it takes on an idle
 * machine, however busy this one is.
 */
public final class QuestionSpeed implements AutoCloseable {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final int TOGETHER = 50;

    private final LuceneMomentIndex index;
    private final Search search;

    /** Makes the index of so many conversations. */
    public QuestionSpeed(GeneratedTalk generated, Path folder, int conversations) {
        this.index = new LuceneMomentIndex(folder, UTC);
        this.search = new LuceneSearch(index, UTC);
        if (index.needsRebuild()) {
            MomentIndex.Rebuilding rebuilding = index.beginRebuild();
            for (int from = 0; from < conversations; from += TOGETHER) {
                rebuilding.add(IntStream.range(from, Math.min(conversations, from + TOGETHER))
                        .mapToObj(number -> IndexSpeed.item(generated.talk(number)))
                        .toList());
            }
            rebuilding.finish();
        }
    }

    /** What an answer took of the processor, in nanoseconds. */
    public record Answer(long total, long conversations, long nanos) {}

    /** @param path as of the API */
    public Answer ask(String path) {
        SearchRequest request = request(path);
        long begin = THREADS.getCurrentThreadCpuTime();
        SearchResult result = search.search(Viewer.PIPELINE, request);
        return new Answer(result.total(), result.conversations(), THREADS.getCurrentThreadCpuTime() - begin);
    }

    private static SearchRequest request(String path) {
        Map<String, String> said = new HashMap<>();
        List<String> parts =
                new ArrayList<>(List.of(URI.create(path).getRawQuery().split("&", -1)));
        parts.forEach(part -> said.put(
                part.substring(0, part.indexOf('=')),
                URLDecoder.decode(part.substring(part.indexOf('=') + 1), StandardCharsets.UTF_8)));
        return new SearchRequest(
                said.getOrDefault("q", ""),
                null,
                said.containsKey("side") ? Side.valueOf(said.get("side")) : null,
                Optional.ofNullable(said.get("account")).map(AccountId::of).orElse(null),
                null,
                null,
                Optional.ofNullable(said.get("after")).map(Instant::parse).orElse(null),
                Optional.ofNullable(said.get("before")).map(Instant::parse).orElse(null),
                said.containsKey("sort") ? SearchRequest.Order.NEWEST : SearchRequest.Order.RELEVANCE,
                said.containsKey("scope") ? SearchRequest.Scope.CONVERSATION : SearchRequest.Scope.MOMENT,
                PageRequest.first(Integer.parseInt(said.getOrDefault("limit", "20"))));
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
