package dev.rapport.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneVocabularyTest {

    private static final Viewer ADMIN = new Viewer("admin");
    private static final ZoneId UTC = ZoneId.of("UTC");

    @TempDir
    Path folder;

    private LuceneMomentIndex index;
    private Vocabulary words;

    @BeforeEach
    void open() {
        index = new LuceneMomentIndex(folder, UTC);
        words = new LuceneVocabulary(index, UTC);
        index.replace(Said.call()
                .theirs("The price of the renewal is too high.")
                .ours("Our pricing is public, and the price holds.")
                .theirs("Prices rise.")
                .item());
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @Test
    void wordsThatWereSaidCompleteABeginningTheMostFrequentFirst() {
        assertThat(words.beginningWith(ADMIN, "Pri", 10)).containsExactly("price", "prices", "pricing");
        assertThat(words.beginningWith(ADMIN, "pri", 1)).containsExactly("price");
        assertThat(words.beginningWith(ADMIN, "p", 10)).as("too short").isEmpty();
        assertThat(words.beginningWith(ADMIN, "zzz", 10)).isEmpty();
    }

    @Test
    void aWordThatNobodySaidIsReplacedByOneThatSomebodyDid() {
        assertThat(words.corrected(ADMIN, "renewel prise")).hasValue("renewal price");
        assertThat(words.corrected(ADMIN, "side:theirs \"too hihg\" -prise"))
                .as("filters, and what must not be there, stay")
                .hasValue("side:theirs \"too high\" -prise");
        assertThat(words.corrected(ADMIN, "renewal price")).isEmpty();
        assertThat(words.corrected(ADMIN, "xylophone")).isEmpty();
        assertThat(words.corrected(ADMIN, "(")).isEmpty();
        assertThat(words.corrected(ADMIN, "")).isEmpty();
    }
}
