package dev.rapport.search;

import dev.rapport.archive.Note;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.UtteranceId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Makes moments of what people noted beside an item, so that what only a note says leads to its conversation too.
 *
 * <p>A note is nobody's in the conversation: its party is its author, under an id made of the name, and its side is not known, so that
 * {@code side:ours} stays what was said to the customer.
 */
final class NoteMoments {

    private NoteMoments() {}

    static List<Moment> of(List<Note> notes) {
        List<Moment> moments = new ArrayList<>();
        for (Note note : notes) {
            List<String> pieces = MessageMoments.pieces(note.text());
            for (int i = 0; i < pieces.size(); i++) {
                moments.add(piece(note, i, pieces.get(i)));
            }
        }
        return moments;
    }

    private static Moment piece(Note note, int at, String text) {
        return new Moment(
                new UtteranceId(id("note " + note.id() + " " + at)),
                null,
                new PartyId(id("user " + note.author())),
                note.atMs() == null ? 0 : note.atMs(),
                text,
                1,
                List.of(),
                Set.of(),
                Moment.Kind.NOTE,
                null,
                new Moment.OfNote(note.id(), note.author()));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
