package dev.rapport.web.pages;

import dev.rapport.archive.TranscriptStore;
import dev.rapport.archive.TranscriptStore.Stretch;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides how much of a transcript a page shows at once. Safe for use by many threads. */
@Component
final class Stretches {

    /** How many utterances are shown at first: about an hour of talk. */
    private static final int AT_FIRST = 1_000;

    private final TranscriptStore transcripts;

    Stretches(TranscriptStore transcripts) {
        this.transcripts = transcripts;
    }

    /** As much as is shown at first, and on to this time, since an address may lead there. */
    Stretch upTo(Viewer viewer, ConversationId id, long ms) {
        List<Utterance> said = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Stretch stretch = transcripts.page(viewer, id, AT_FIRST, cursor);
            said.addAll(stretch.utterances());
            cursor = stretch.next();
        } while (cursor != null && said.getLast().startMs() <= ms);
        return new Stretch(said, cursor);
    }

    /** All of it: what was written is shown message by message. */
    Stretch whole(Viewer viewer, ConversationId id) {
        return new Stretch(transcripts.all(viewer, id), null);
    }

    Stretch after(Viewer viewer, ConversationId id, String cursor) {
        return transcripts.page(viewer, id, AT_FIRST, cursor);
    }
}
