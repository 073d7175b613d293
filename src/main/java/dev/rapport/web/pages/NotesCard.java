package dev.rapport.web.pages;

import dev.rapport.archive.Note;
import dev.rapport.archive.NoteStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The notes on the page of a conversation, each with its author and its time. Safe for use by many threads. */
@Component
final class NotesCard {

    private final NoteStore notes;
    private final Times times;

    NotesCard(NoteStore notes, Times times) {
        this.notes = notes;
        this.times = times;
    }

    /** @param problem why what was written was not taken; null where all is well */
    Card of(Viewer viewer, Conversation conversation, @Nullable String problem) {
        return new Card(
                conversation.id().toString(),
                notes.of(viewer, conversation.id()).stream()
                        .map(note -> row(conversation.id(), note))
                        .toList(),
                problem);
    }

    private Row row(ConversationId conversation, Note note) {
        ItemId item = note.item();
        Long atMs = note.atMs();
        return new Row(
                note.id().toString(),
                note.author(),
                times.moment(note.createdAt()),
                note.changedAt() != null,
                note.text(),
                item == null ? null : item.toString(),
                atMs,
                atMs == null ? null : Times.duration(atMs),
                atMs == null ? null : "/conversations/" + conversation + "?item=" + item + "&t=" + atMs);
    }

    /** What the fragment shows. */
    record Card(
            String conversation, List<Row> rows, @Nullable String problem) {}

    /**
     * One note.
     *
     * @param startMs the place in the recording that it is about; null for the whole conversation
     * @param place the same as minutes and seconds
     */
    record Row(
            String id,
            String author,
            Moment at,
            boolean changed,
            String text,
            @Nullable String item,
            @Nullable Long startMs,
            @Nullable String place,
            @Nullable String href) {}
}
