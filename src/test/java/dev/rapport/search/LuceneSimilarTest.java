package dev.rapport.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneSimilarTest {

    private static final Viewer ADMIN = new Viewer("admin");

    @TempDir
    Path folder;

    private LuceneMomentIndex index;
    private SimilarConversations similar;

    @BeforeEach
    void open() {
        index = new LuceneMomentIndex(folder, ZoneId.of("UTC"));
        similar = new LuceneSimilar(index);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @Test
    void theTellingWordsCountAndTheConversationItselfDoesNot() {
        IndexedItem asked = Said.call()
                .theirs("The scanner does not charge any more, the battery is broken.")
                .item();
        IndexedItem same = Said.call()
                .theirs("Hello, it is about the scanner.")
                .ours("Is the battery broken, or does it not charge?")
                .item();
        IndexedItem near =
                Said.call().theirs("We want another scanner for the shop.").item();
        IndexedItem other = Said.call().theirs("The invoice of March is wrong.").item();
        List.of(asked, same, near, other).forEach(index::replace);

        List<SimilarConversations.Similar> found =
                similar.to(ADMIN, asked.occasion().conversation(), 2);

        assertThat(found)
                .extracting(SimilarConversations.Similar::conversation)
                .containsExactly(same.occasion().conversation(), near.occasion().conversation());
        assertThat(found.getFirst().moment().snippet()).contains("battery");
        assertThat(found.getFirst().score()).isGreaterThan(found.getLast().score());
    }

    @Test
    void whatIsNotThereIsLikeNothing() {
        index.replace(Said.call().theirs("The price.").item());

        assertThat(similar.to(ADMIN, ConversationId.create(), 5)).isEmpty();
    }
}
