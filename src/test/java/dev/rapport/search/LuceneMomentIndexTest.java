package dev.rapport.search;

import static dev.rapport.search.Said.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Viewer;
import dev.rapport.installation.CannotStart;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneMomentIndexTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    @TempDir
    Path folder;

    private LuceneMomentIndex index;

    @BeforeEach
    void open() {
        index = new LuceneMomentIndex(folder, UTC);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private void reopen() throws IOException {
        index.close();
        index = new LuceneMomentIndex(folder, UTC);
    }

    private void complete() {
        index.beginRebuild().finish();
    }

    private long total(String q) {
        return new LuceneSearch(index, UTC)
                .search(Viewer.PIPELINE, SearchRequest.of(q))
                .total();
    }

    @Test
    void aNewIndexIsNotCompleteUntilItWasMadeFromTheArchive() throws IOException {
        assertThat(index.needsRebuild()).isTrue();
        reopen();
        assertThat(index.needsRebuild()).isTrue();

        complete();
        assertThat(index.needsRebuild()).isFalse();
        reopen();
        assertThat(index.needsRebuild()).isFalse();
    }

    @Test
    void whatWasReplacedIsOnDiskWhenTheCallReturns(@TempDir Path copy) throws IOException {
        index.replace(call().theirs("price").item());

        // What a kill would leave: the files as they are now, without closing anything.
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> !path.endsWith("write.lock")).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        try (LuceneMomentIndex killed = new LuceneMomentIndex(copy, UTC)) {
            assertThat(new LuceneSearch(killed, UTC)
                            .search(Viewer.PIPELINE, SearchRequest.of("price"))
                            .total())
                    .isEqualTo(1);
        }
    }

    @Test
    void aDamagedIndexGivesWayToAnEmptyOne() throws IOException {
        for (String ending : List.of(".cfs", "segments", ".si")) {
            complete();
            index.replace(call().theirs("price").item());
            index.close();
            damage(ending);

            index = new LuceneMomentIndex(folder, UTC);

            assertThat(index.needsRebuild()).as(ending).isTrue();
            assertThat(total("")).as(ending).isZero();
            index.replace(call().theirs("price").item());
            assertThat(total("price")).as(ending).isEqualTo(1);
        }
    }

    @Test
    void anIndexThatLostAFileGivesWayToo() throws IOException {
        complete();
        index.replace(call().theirs("price").item());
        index.close();
        Files.delete(file(".cfs"));

        index = new LuceneMomentIndex(folder, UTC);

        assertThat(index.needsRebuild()).isTrue();
    }

    private Path file(String part) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.getFileName().toString().contains(part))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void damage(String part) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(file(part).toFile(), "rw")) {
            long middle = file.length() / 2;
            file.seek(middle);
            int old = file.read();
            file.seek(middle);
            file.write(old ^ 0xff);
        }
    }

    @Test
    void anIndexOfAnotherZoneIsMadeAnewSinceItsMonthsAreOthers() throws IOException {
        complete();
        index.close();
        index = new LuceneMomentIndex(folder, ZoneId.of("Asia/Tokyo"));
        assertThat(index.needsRebuild()).isTrue();
    }

    @Test
    void aFolderThatIsInUseIsToldWithTheRemedy() {
        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> new LuceneMomentIndex(folder, UTC))
                .withMessageContaining(folder.toString())
                .satisfies(e -> assertThat(e.remedy()).contains("--rapport.data"));
    }

    @Test
    void aRebuildAddsWhatIsMissingAndDropsWhatIsGone() throws IOException {
        IndexedItem gone = call().theirs("gone").item();
        IndexedItem kept = call().theirs("kept").item();
        index.replace(gone);
        index.replace(kept);

        MomentIndex.Rebuilding rebuilding = index.beginRebuild();
        rebuilding.add(List.of(kept));
        rebuilding.add(List.of(call().theirs("missing").item()));
        assertThat(total("gone")).isEqualTo(1);
        rebuilding.finish();

        assertThat(total("gone")).isZero();
        assertThat(total("kept OR missing")).isEqualTo(2);
        assertThat(index.needsRebuild()).isFalse();
        reopen();
        assertThat(total("")).isEqualTo(2);
    }

    @Test
    void aRebuildNeverPutsTheOldOverTheNew() {
        IndexedItem changed = call().theirs("old").item();
        IndexedItem removed = call().theirs("old").item();
        IndexedItem erased = call().theirs("old").item();
        MomentIndex.Rebuilding rebuilding = index.beginRebuild();
        index.replace(
                new IndexedItem(changed.occasion(), call().theirs("new").item().moments()));
        index.remove(removed.occasion().item());
        index.removeConversation(erased.occasion().conversation());

        rebuilding.add(List.of(changed, removed, erased));
        rebuilding.finish();

        assertThat(total("old")).isZero();
        assertThat(total("new")).isEqualTo(1);
    }

    @Test
    void aRebuildThatAnotherTookOverDoesNothingAnyMore() {
        MomentIndex.Rebuilding first = index.beginRebuild();
        MomentIndex.Rebuilding second = index.beginRebuild();

        first.add(List.of(call().theirs("price").item()));
        first.finish();
        assertThat(index.needsRebuild()).isTrue();
        assertThat(total("")).isZero();

        second.finish();
        assertThat(index.needsRebuild()).isFalse();
    }

    @Test
    void aRebuildWhoseIndexWasOpenedAgainDoesNotGoOn() throws IOException {
        MomentIndex.Rebuilding rebuilding = index.beginRebuild();
        rebuilding.add(List.of(call().theirs("lost").item()));
        index.loseWriter();

        List<IndexedItem> next = List.of(call().theirs("next").item());
        assertThatExceptionOfType(TemporaryFailure.class).isThrownBy(() -> rebuilding.add(next));
        assertThat(index.needsRebuild()).isTrue();
    }

    @Test
    void manyCallersWriteAtOnceAndEachSeesItsOwn() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            var seen = Stream.generate(() -> callers.submit(() -> {
                        IndexedItem item = call().theirs("price").item();
                        index.replace(item);
                        return total("price") > 0;
                    }))
                    .limit(60)
                    .toList();
            for (var each : seen) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(total("price")).isEqualTo(60);
    }

    @Test
    void anInterruptedCallerHarmsNobody() {
        Thread.currentThread().interrupt();
        try {
            index.replace(call().theirs("price").item());
        } catch (TemporaryFailure e) {
            assertThat(e).hasMessageContaining("Interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        index.replace(call().theirs("price").item());
        assertThat(total("price")).isPositive();
    }

    @Test
    void aWriterThatTheDiskClosedIsOpenedAgain() throws IOException {
        index.replace(call().theirs("price").item());
        index.loseWriter();

        index.replace(call().theirs("price").item());

        assertThat(total("price")).isEqualTo(2);
    }

    @Test
    void afterClosingTheCallerIsToldToComeAgain() throws IOException {
        index.close();
        IndexedItem item = call().theirs("price").item();
        assertThatExceptionOfType(TemporaryFailure.class).isThrownBy(() -> index.replace(item));
        assertThatExceptionOfType(TemporaryFailure.class).isThrownBy(() -> total("price"));
    }
}
