package dev.rapport.understand;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells what belongs to a statement besides its own words: how our side answered it, and when something is due. Safe for use
 * by many threads.
 */
@Component
public final class LineContext {

    private final Dues dues;

    LineContext(Dues dues) {
        this.dues = dues;
    }

    /** What our side said to a line within the next few lines, where it is more than an acknowledgement. */
    public Optional<Line> answer(Talk talk, int line) {
        return Answers.to(line, new Parts(talk, List.of()));
    }

    /** The time that a stretch of a line speaks of, as the value of a {@code DATE}. */
    public Optional<Map<String, @Nullable Object>> due(Talk talk, Line line, int start, int end) {
        return dues.in(talk, line, start, end);
    }
}
