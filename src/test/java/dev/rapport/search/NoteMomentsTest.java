package dev.rapport.search;

import static dev.rapport.search.Said.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.Note;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoteMomentsTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    @TempDir
    Path folder;

    private LuceneMomentIndex index;
    private Search search;

    @BeforeEach
    void open() {
        index = new LuceneMomentIndex(folder, UTC);
        search = new LuceneSearch(index, UTC);
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    @Test
    void aNoteIsFoundButNobodySaidIt() {
        Said call = call().theirs("We have no budget.").ours("I see.");
        UUID id = UUID.randomUUID();
        Note onSecond = note(call, id, 400L, "A discount of <5 %> keeps them");
        Note onAll = note(call, UUID.randomUUID(), null, "word ".repeat(400) + "renewal");
        IndexedItem spoken = call.item();
        List<Moment> moments = new ArrayList<>(spoken.moments());
        moments.addAll(NoteMoments.of(List.of(onSecond, onAll)));
        index.replace(new IndexedItem(spoken.occasion(), moments));

        SearchHit hit = search.search(Viewer.PIPELINE, SearchRequest.of("discount"))
                .items()
                .getFirst();
        assertThat(hit.noteId()).isEqualTo(id);
        assertThat(hit.utteranceId()).isNull();
        assertThat(hit.conversationId()).isEqualTo(spoken.occasion().conversation());
        assertThat(hit.party().name()).isEqualTo("admin");
        assertThat(hit.side()).isEqualTo(Side.UNKNOWN);
        assertThat(hit.startMs()).isEqualTo(400);
        assertThat(hit.certain()).isTrue();
        assertThat(hit.snippet()).isEqualTo("A <mark>discount</mark> of &lt;5 %&gt; keeps them");
        assertThat(total("has:note")).isEqualTo(3);
        assertThat(total("renewal from:admin account:acme")).isEqualTo(1);
        for (String said :
                List.of("discount side:ours", "discount first:2m", "budget within:2m discount", "discount to:dana")) {
            assertThat(total(said)).as(said).isZero();
        }
        assertThat(search.search(Viewer.PIPELINE, SearchRequest.of("discount").withoutNotes())
                        .total())
                .isZero();
        assertThat(search.search(Viewer.PIPELINE, SearchRequest.of("budget").withoutNotes())
                        .total())
                .isEqualTo(1);
    }

    private static Note note(Said about, UUID id, @Nullable Long atMs, String text) {
        Occasion occasion = about.item().occasion();
        return new Note(id, occasion.conversation(), occasion.item(), atMs, text, "admin", occasion.startedAt(), null);
    }

    private long total(String q) {
        return search.search(Viewer.PIPELINE, SearchRequest.of(q)).total();
    }
}
