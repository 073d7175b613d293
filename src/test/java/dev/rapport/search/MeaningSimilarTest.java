package dev.rapport.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Viewer;
import dev.rapport.language.meaning.WordMeaning;
import dev.rapport.search.SimilarConversations.By;
import dev.rapport.search.SimilarConversations.Similar;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeaningSimilarTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final Viewer ADMIN = new Viewer("admin");
    private static final String BROKEN = "The battery of the scanner is broken.";
    private static final String GREETING = "Good morning, how may I help you today?";

    @TempDir
    Path folder;

    private LuceneMomentIndex words;
    private LuceneMeaningIndex meanings;
    private SimilarConversations byMeaning;

    @BeforeEach
    void open() {
        words = new LuceneMomentIndex(folder.resolve("words"), UTC);
        meanings = new LuceneMeaningIndex(folder.resolve("meanings"), UTC, new WordMeaning());
        byMeaning = new MeaningSimilar(words, meanings);
    }

    @AfterEach
    void close() throws IOException {
        words.close();
        meanings.close();
    }

    private ConversationId put(Said said) {
        IndexedItem item = said.item();
        words.replace(item);
        meanings.replaceAll(List.of(item));
        return item.occasion().conversation();
    }

    @Test
    void whatEverybodySaysCountsForNothing() {
        ConversationId asked = put(Said.call().theirs(GREETING).theirs(BROKEN));
        ConversationId same = put(Said.call().theirs(GREETING).theirs("The battery of our scanner is broken."));
        for (int i = 0; i < 40; i++) {
            put(Said.call().theirs(GREETING).theirs("Something else number " + i));
        }

        List<Similar> found = byMeaning.to(ADMIN, asked, 5);

        assertThat(found).extracting(Similar::conversation).containsExactly(same);
        assertThat(found.getFirst().by()).isEqualTo(By.MEANING);
        assertThat(found.getFirst().moment().snippet()).contains("battery");
    }

    @Test
    void bothWaysAreMixedByTheirRanks() {
        ConversationId asked = put(Said.call().theirs(BROKEN));
        ConversationId both = put(Said.call().theirs("The battery of the scanner is broken again."));
        ConversationId byWords = put(Said.call().theirs("A scanner, please."));

        List<Similar> found = new MixedSimilar(new LuceneSimilar(words), byMeaning).to(ADMIN, asked, 5);

        assertThat(found).extracting(Similar::conversation).containsExactly(both, byWords);
        assertThat(found).extracting(Similar::by).containsExactly(By.BOTH, By.WORDS);
        assertThat(found.getFirst().score()).isGreaterThan(found.getLast().score());
    }

    @Test
    void whatHasNoVectorsYetIsLikeNothing() {
        assertThat(byMeaning.to(ADMIN, ConversationId.create(), 5)).isEmpty();
    }
}
