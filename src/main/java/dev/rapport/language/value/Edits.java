package dev.rapport.language.value;

import java.util.List;

/** Writes a stretch of a text in the words of its edits. */
final class Edits {

    private Edits() {}

    /** @param edits in their order, within the stretch */
    static String written(Text text, int from, int to, List<Edit> edits) {
        StringBuilder written = new StringBuilder();
        int at = text.start(from);
        for (Edit edit : edits) {
            written.append(text.text(), at, text.start(edit.from())).append(edit.text());
            at = text.endBefore(edit.to());
        }
        return written.append(text.text(), at, text.endBefore(to)).toString();
    }
}
