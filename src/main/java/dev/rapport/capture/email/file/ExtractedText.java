package dev.rapport.capture.email.file;

import dev.rapport.capture.email.mime.Note;
import java.util.List;

/**
 * The text of a file.
 *
 * @param text empty where the file has none, or none that can be read
 * @param notes what was cut, or could not be read and why
 */
public record ExtractedText(String text, List<Note> notes) {

    public ExtractedText {
        notes = List.copyOf(notes);
    }

    static ExtractedText none(String why) {
        return new ExtractedText("", List.of(new Note(Note.Kind.UNREADABLE, why)));
    }
}
