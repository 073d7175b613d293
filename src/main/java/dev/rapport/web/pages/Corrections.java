package dev.rapport.web.pages;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.PartyStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what a person corrects, and asks in the same transaction for the stages that build on it: other words are
 * indexed anew, other people or sides matched anew. Safe for use by many threads.
 */
@Component
class Corrections {

    private final ConversationStore conversations;
    private final TranscriptStore transcripts;
    private final PartyStore parties;
    private final Jobs jobs;

    Corrections(ConversationStore conversations, TranscriptStore transcripts, PartyStore parties, Jobs jobs) {
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.parties = parties;
        this.jobs = jobs;
    }

    /** Empty where there is no such utterance. What is null stays as it was. */
    @Transactional
    public Optional<Utterance> utterance(
            Viewer viewer,
            ConversationId conversation,
            UtteranceId id,
            @Nullable String text,
            @Nullable PartyId party) {
        Optional<Utterance> corrected = transcripts.correct(viewer, conversation, id, text, party);
        corrected.ifPresent(utterance -> jobs.enqueue(utterance.itemId(), Stage.INDEX));
        return corrected;
    }

    /** False where there is no such party. What is null stays as it was. */
    @Transactional
    public boolean party(
            Viewer viewer, ConversationId conversation, PartyId id, @Nullable Side side, @Nullable String name) {
        boolean corrected = parties.correct(conversation, id, side, name, null);
        if (corrected) {
            matchAgain(viewer, conversation);
        }
        return corrected;
    }

    @Transactional
    public void swapSides(Viewer viewer, ConversationId conversation) {
        parties.swapSides(conversation);
        matchAgain(viewer, conversation);
    }

    private void matchAgain(Viewer viewer, ConversationId id) {
        conversations
                .find(viewer, id)
                .ifPresent(conversation -> conversation.items().forEach(item -> jobs.enqueue(item.id(), Stage.MATCH)));
    }
}
