package dev.rapport.search;

import static dev.rapport.search.Said.call;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.language.meaning.Meaning;
import dev.rapport.language.meaning.WordMeaning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneMeaningIndexTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final String SENTENCE = "The battery of the scanner is broken.";

    @TempDir
    Path folder;

    private final WordMeaning meaning = new WordMeaning();
    private LuceneMeaningIndex index;

    @BeforeEach
    void open() {
        index = new LuceneMeaningIndex(folder, UTC, meaning);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private int held() {
        return held(index);
    }

    private static int held(LuceneMeaningIndex index) {
        return index.read(searcher -> searcher.count(new MatchAllDocsQuery()));
    }

    @Test
    void onlyWhatIsNewIsAskedOfTheModel() {
        Said call = call().theirs(SENTENCE).ours("We will send you another one.");
        assertThat(index.replaceAll(List.of(call.item()))).isEqualTo(2);
        assertThat(index.replaceAll(List.of(call.item()))).isZero();

        assertThat(index.replaceAll(List.of(call.theirs("When will it be here?").item())))
                .isEqualTo(1);

        assertThat(held()).isEqualTo(3);
        assertThat(meaning.asked).hasSize(3);
    }

    @Test
    void whatSaysNothingHasNoVector() {
        index.replaceAll(List.of(call().theirs("Okay.")
                .theirs("Yes, we do it")
                .theirs("")
                .ours("Uh")
                .item()));

        assertThat(held()).isZero();
    }

    @Test
    void whatIsTakenOutIsGoneAndWhatIsNotThereHarmsNobody() {
        IndexedItem one = call().theirs(SENTENCE).item();
        IndexedItem other = call().theirs(SENTENCE).item();
        IndexedItem kept = call().theirs(SENTENCE).item();
        index.replaceAll(List.of(one, other, kept));

        for (int twice = 0; twice < 2; twice++) {
            index.remove(one.occasion().item());
            index.removeConversation(other.occasion().conversation());
        }

        assertThat(held()).isEqualTo(1);
    }

    @Test
    void whatWasWrittenIsOnDiskWhenTheCallReturns(@TempDir Path copy) throws IOException {
        index.replaceAll(List.of(call().theirs(SENTENCE).item()));

        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> !path.endsWith("write.lock")).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        try (LuceneMeaningIndex killed = new LuceneMeaningIndex(copy, UTC, meaning)) {
            assertThat(held(killed)).isEqualTo(1);
        }
    }

    @Test
    void oneThatIsNewDamagedOrOfAnotherModelIsToBeFilledAnew() throws IOException {
        assertThat(index.needsRebuild()).isTrue();
        index.isBeingRebuilt();
        index.replaceAll(List.of(call().theirs(SENTENCE).item()));
        reopen(meaning);
        assertThat(index.needsRebuild()).isFalse();
        assertThat(held()).isEqualTo(1);

        reopen(new Other());
        assertThat(index.needsRebuild()).isTrue();
        assertThat(held()).isZero();

        index.isBeingRebuilt();
        index.replaceAll(List.of(call().theirs(SENTENCE).item()));
        index.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".cfs")).toList()) {
                Files.delete(file);
            }
        }
        index = new LuceneMeaningIndex(folder, UTC, new Other());
        assertThat(index.needsRebuild()).isTrue();
    }

    private void reopen(Meaning model) throws IOException {
        index.close();
        index = new LuceneMeaningIndex(folder, UTC, model);
    }

    @Test
    void afterClosingTheCallerIsToldToComeAgain() throws IOException {
        index.close();
        IndexedItem item = call().theirs(SENTENCE).item();

        assertThatExceptionOfType(TemporaryFailure.class).isThrownBy(() -> index.replaceAll(List.of(item)));
        assertThatExceptionOfType(TemporaryFailure.class)
                .isThrownBy(() -> index.remove(item.occasion().item()));
    }

    @Test
    void whatIsTakenOutIsOutOfBothIndexes(@TempDir Path words) throws IOException {
        try (LuceneMomentIndex moments = new LuceneMomentIndex(words, UTC)) {
            MomentIndex both = new MomentIndexes(moments, index);
            IndexedItem one = call().theirs(SENTENCE).item();
            IndexedItem other = call().theirs(SENTENCE).item();
            List.of(one, other).forEach(both::replace);
            index.replaceAll(List.of(one, other));

            both.remove(one.occasion().item());
            both.removeConversation(other.occasion().conversation());

            assertThat(held()).isZero();
            assertThat(moments.<Integer>read(searcher -> searcher.count(new MatchAllDocsQuery())))
                    .isZero();
        }
    }

    private static final class Other implements Meaning {

        private final Meaning words = new WordMeaning();

        @Override
        public float[] of(String text) {
            return words.of(text);
        }

        @Override
        public String model() {
            return "another";
        }
    }
}
