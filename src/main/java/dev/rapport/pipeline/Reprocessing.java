package dev.rapport.pipeline;

import dev.rapport.archive.ConversationStore;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.ReadAgain;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Runs stages of a conversation's items again, from one of them on. What people said stays in force. */
@Component
public class Reprocessing {

    private final ConversationStore conversations;
    private final Jobs jobs;
    private final List<ReadAgain> readers;

    Reprocessing(ConversationStore conversations, Jobs jobs, List<ReadAgain> readers) {
        this.conversations = conversations;
        this.jobs = jobs;
        this.readers = List.copyOf(readers);
    }

    /**
     * False where there is no such conversation. Transcribing is for recordings; of other items the original is read again instead,
     * and they begin with understanding.
     */
    @Transactional
    public boolean from(Viewer viewer, ConversationId id, Stage stage) {
        return conversations
                .find(viewer, id)
                .map(conversation -> {
                    conversation.items().forEach(item -> {
                        boolean silent = stage == Stage.TRANSCRIBE && !item.hasSound();
                        if (silent) {
                            readers.forEach(reader -> reader.readAgain(item));
                        }
                        jobs.enqueue(item.id(), silent ? Stage.UNDERSTAND : stage);
                    });
                    return true;
                })
                .orElse(false);
    }
}
