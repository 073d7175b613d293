package dev.rapport.conversation;

import java.util.List;

/**
 * A word of the readable text, and when it was said.
 *
 * @param text as it is written
 * @param startMs milliseconds from the start of the recording; so is {@code endMs}
 * @param confidence 0..1; that of the least sure where several words were heard
 * @param startChar where it stands in the text of its utterance, in UTF-16 units, {@code endChar} exclusive
 * @param heard the words of speech that it is written for, such as "twenty", "five" for 25; empty for a word that is written as it
 *     was heard, but for capitals
 */
public record Word(
        String text, long startMs, long endMs, double confidence, int startChar, int endChar, List<Heard> heard) {

    public Word {
        heard = List.copyOf(heard);
    }

    /** A word that is written as it was heard. */
    public Word(String text, long startMs, long endMs, double confidence, int startChar, int endChar) {
        this(text, startMs, endMs, confidence, startChar, endChar, List.of());
    }

    /** The same with other letters, as many of them. */
    public Word written(String as) {
        return new Word(as, startMs, endMs, confidence, startChar, endChar, heard);
    }

    /** The same at another place of a text. */
    public Word moved(int by) {
        return new Word(text, startMs, endMs, confidence, startChar + by, endChar + by, heard);
    }

    /**
     * A word of speech.
     *
     * @param startMs milliseconds from the start of the recording; so is {@code endMs}
     */
    public record Heard(String text, long startMs, long endMs) {}
}
