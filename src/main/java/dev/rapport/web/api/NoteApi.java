package dev.rapport.web.api;

import dev.rapport.archive.Note;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.Notes;
import dev.rapport.web.Refusal;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes what people write beside a conversation; it is shown with the conversation itself. */
@RestController
@RequestMapping("/api/v1/conversations/{id}/notes")
final class NoteApi {

    private final Shown shown;
    private final Notes notes;

    NoteApi(Shown shown, Notes notes) {
        this.shown = shown;
        this.notes = notes;
    }

    @PostMapping
    ResponseEntity<NoteView> add(Viewer viewer, @PathVariable ConversationId id, @RequestBody Draft draft) {
        Conversation conversation = shown.conversation(viewer, id);
        ItemId item = Fields.id("itemId", draft.itemId(), ItemId::of);
        Note note = notes.add(viewer, conversation, item, draft.atMs(), text(draft.text()));
        return ResponseEntity.created(URI.create("/api/v1/conversations/" + id + "/notes/" + note.id()))
                .body(NoteView.of(note));
    }

    @PatchMapping("/{note}")
    NoteView change(
            Viewer viewer, @PathVariable ConversationId id, @PathVariable UUID note, @RequestBody TextChange change) {
        return notes.change(viewer, shown.conversation(viewer, id), note, text(change.text()))
                .map(NoteView::of)
                .orElseThrow(() -> notThere(note));
    }

    @DeleteMapping("/{note}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Viewer viewer, @PathVariable ConversationId id, @PathVariable UUID note) {
        if (!notes.delete(viewer, shown.conversation(viewer, id), note)) {
            throw notThere(note);
        }
    }

    private static String text(@Nullable String given) {
        String text = Fields.text("text", given, Note.LONGEST);
        if (text == null) {
            throw Refusal.badRequest("The field text is missing; it takes what the note says");
        }
        return text.strip();
    }

    private static Refusal notThere(UUID note) {
        return Refusal.notFound("note " + note + " in this conversation");
    }

    /**
     * A note to be kept.
     *
     * @param itemId what it is about; null for the whole conversation
     * @param atMs a place in that recording
     */
    record Draft(
            @Nullable String text,
            @Nullable String itemId,
            @Nullable Long atMs) {}

    record TextChange(@Nullable String text) {}
}
