package dev.rapport.conversation;

/**
 * A word as it was heard.
 *
 * @param startMs milliseconds from the start of the recording; so is {@code endMs}
 * @param confidence 0..1
 * @param startChar where it stands in the text of its utterance, in UTF-16 units, {@code endChar} exclusive
 */
public record Word(String text, long startMs, long endMs, double confidence, int startChar, int endChar) {}
