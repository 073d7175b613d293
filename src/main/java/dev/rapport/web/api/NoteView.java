package dev.rapport.web.api;

import dev.rapport.archive.Note;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's note as the API shows it.
 *
 * @param atMs the place in the recording of the item
 * @param changedAt null while the text is the first one
 */
record NoteView(
        String id,
        @Nullable String itemId,
        @Nullable Long atMs,
        String text,
        String author,
        Instant createdAt,
        @Nullable Instant changedAt) {

    static NoteView of(Note note) {
        return new NoteView(
                note.id().toString(),
                note.item() == null ? null : note.item().toString(),
                note.atMs(),
                note.text(),
                note.author(),
                note.createdAt(),
                note.changedAt());
    }
}
