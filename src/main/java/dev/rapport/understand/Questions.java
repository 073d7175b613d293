package dev.rapport.understand;

import dev.rapport.conversation.TextSpan;
import java.util.List;

/** Decides what in a line is a question. */
final class Questions {

    private Questions() {}

    static List<TextSpan> in(Line line) {
        int mark = line.text().indexOf('?');
        return mark < 0 ? List.of() : List.of(new TextSpan(0, mark + 1));
    }
}
