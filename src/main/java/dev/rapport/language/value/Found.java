package dev.rapport.language.value;

import java.util.List;

/**
 * A value that was read at some token.
 *
 * @param end the index of the token after it
 * @param edits what is written in other words than it was said, in their order
 */
record Found(int end, Value value, List<Edit> edits, double confidence) {

    static Found of(int start, int end, Value value, String written, double confidence) {
        return new Found(end, value, List.of(new Edit(start, end, written)), confidence);
    }

    static Found asItStands(int end, Value value, double confidence) {
        return new Found(end, value, List.of(), confidence);
    }
}
