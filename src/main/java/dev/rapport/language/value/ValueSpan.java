package dev.rapport.language.value;

/**
 * A value and where it stands.
 *
 * @param start in UTF-16 units of the text that was read, {@code end} exclusive
 * @param written what stands there, as one would write it
 * @param confidence how sure it is that this was meant, 0..1
 */
public record ValueSpan(int start, int end, Value value, String written, double confidence) {

    public ValueSpan {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("Not a stretch of text: " + start + " to " + end);
        }
    }
}
