package dev.rapport.search;

import static dev.rapport.search.Said.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexRebuildTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    @TempDir
    Path folder;

    private LuceneMomentIndex index;
    private final FakeSource source = new FakeSource();

    @BeforeEach
    void open() {
        index = new LuceneMomentIndex(folder, UTC);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @Test
    void anIncompleteIndexIsMadeFromTheArchive() {
        IndexRebuild rebuild = new IndexRebuild(index, source, Duration.ofMillis(10));
        rebuild.start();
        await().until(() -> !index.needsRebuild());
        rebuild.stop();

        assertThat(total()).isEqualTo(450);
        assertThat(rebuild.progress()).isEqualTo(new IndexRebuild.Progress(false, 450));
    }

    @Test
    void aFailureIsTriedAgain() {
        source.failures.set(2);
        IndexRebuild rebuild = new IndexRebuild(index, source, Duration.ofMillis(10));
        rebuild.start();
        await().until(() -> !index.needsRebuild());
        rebuild.stop();

        assertThat(total()).isEqualTo(450);
    }

    @Test
    void aCompleteIndexIsMadeAnewOnlyWhenAskedFor() {
        index.beginRebuild().finish();
        IndexRebuild rebuild = new IndexRebuild(index, source, Duration.ofMillis(10));
        rebuild.start();
        assertThat(total()).isZero();

        rebuild.ask();
        await().until(() -> total() == 450);
        rebuild.stop();
    }

    private long total() {
        return new LuceneSearch(index, UTC)
                .search(Viewer.PIPELINE, SearchRequest.of(""))
                .total();
    }

    /** 450 items in memory, which sometimes can not be read. */
    private static final class FakeSource implements IndexSource {

        private final List<IndexedItem> items = IntStream.range(0, 450)
                .mapToObj(i -> call().theirs("item " + i).item())
                .sorted(Comparator.comparing(
                        item -> item.occasion().item().value().toString()))
                .toList();
        private final AtomicInteger failures = new AtomicInteger();

        @Override
        public List<ItemId> after(@Nullable ItemId last, int limit) {
            if (last != null && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("no database");
            }
            List<ItemId> ids =
                    items.stream().map(item -> item.occasion().item()).toList();
            int from = last == null ? 0 : ids.indexOf(last) + 1;
            return ids.subList(from, Math.min(ids.size(), from + limit));
        }

        @Override
        public List<IndexedItem> indexed(List<ItemId> ids) {
            return items.stream()
                    .filter(item -> ids.contains(item.occasion().item()))
                    .toList();
        }
    }
}
