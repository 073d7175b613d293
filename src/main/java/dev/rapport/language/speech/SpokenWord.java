package dev.rapport.language.speech;

/**
 * A word and when it was said.
 *
 * @param text as it was recognised, commonly in lower case
 * @param startMs milliseconds from the start of the recording; so is {@code endMs}
 */
public record SpokenWord(String text, long startMs, long endMs) {

    public SpokenWord {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A word has letters");
        }
    }
}
