package dev.rapport.web;

import dev.rapport.archive.Note;
import dev.rapport.archive.NoteStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Recording;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps, changes and deletes notes, for the pages and the API alike, and has what they say found by the search.
 *
 * <p>Safe for use by many threads.
 */
@Component
public class Notes {

    private final NoteStore notes;
    private final Jobs jobs;

    Notes(NoteStore notes, Jobs jobs) {
        this.notes = notes;
        this.jobs = jobs;
    }

    /**
     * Keeps a new note. A place in time is one in a recording: the named one, or the only one.
     *
     * @throws Refusal for a place that is not in the conversation
     */
    @Transactional
    public Note add(Viewer viewer, Conversation conversation, @Nullable ItemId item, @Nullable Long atMs, String text) {
        ItemId about = item;
        if (atMs != null) {
            about = recording(conversation, item, atMs).id();
        } else if (item != null && find(conversation, item).isEmpty()) {
            throw Refusal.badRequest("The field itemId can not be " + item + "; it takes an item of this conversation");
        }
        Note note = notes.add(viewer, conversation.id(), about, atMs, text)
                .orElseThrow(() -> Refusal.notFound("conversation " + conversation.id()));
        findAgain(viewer, conversation, note.id());
        return note;
    }

    /** Empty where there is no such note in this conversation. */
    @Transactional
    public Optional<Note> change(Viewer viewer, Conversation conversation, UUID id, String text) {
        Optional<Note> changed = notes.change(viewer, conversation.id(), id, text);
        changed.ifPresent(note -> findAgain(viewer, conversation, id));
        return changed;
    }

    /** False where there is no such note in this conversation. */
    @Transactional
    public boolean delete(Viewer viewer, Conversation conversation, UUID id) {
        findAgain(viewer, conversation, id);
        return notes.delete(viewer, conversation.id(), id);
    }

    /** An item that has not come to the index yet finds the note when it does. */
    private void findAgain(Viewer viewer, Conversation conversation, UUID note) {
        notes.besideWhich(viewer, conversation.id(), note)
                .flatMap(item -> find(conversation, item))
                .filter(item -> Corrections.hasComeTo(item, Stage.INDEX))
                .ifPresent(item -> jobs.refresh(item.id(), Stage.INDEX));
    }

    private static Item recording(Conversation conversation, @Nullable ItemId item, long atMs) {
        List<Item> recordings = conversation.items().stream()
                .filter(one -> one.recording() != null)
                .filter(one -> item == null || one.id().equals(item))
                .toList();
        if (recordings.size() != 1) {
            throw Refusal.badRequest(
                    recordings.isEmpty()
                            ? "The field atMs is a place in a recording, and there is none; leave it away"
                            : "The field atMs is a place in a recording, and there are several; name one in itemId");
        }
        Recording recording = recordings.getFirst().recording();
        if (atMs < 0 || recording != null && atMs > recording.durationMs()) {
            throw Refusal.badRequest("The field atMs can not be " + atMs
                    + "; it takes milliseconds from the start of the" + " recording to its end");
        }
        return recordings.getFirst();
    }

    private static Optional<Item> find(Conversation conversation, ItemId item) {
        return conversation.items().stream()
                .filter(one -> one.id().equals(item))
                .findFirst();
    }
}
