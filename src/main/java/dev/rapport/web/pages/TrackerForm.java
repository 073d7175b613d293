package dev.rapport.web.pages;

import dev.rapport.conversation.Side;
import dev.rapport.understand.TrackerDraft;
import org.jspecify.annotations.Nullable;

/**
 * A tracker as it is typed.
 *
 * @param side OURS, THEIRS, or empty for anybody
 * @param scope MOMENT or CONVERSATION; null is the first
 */
record TrackerForm(
        @Nullable String name,
        @Nullable String query,
        @Nullable String side,
        @Nullable String scope) {

    static final int LONGEST_NAME = 100;

    boolean isBlank() {
        return query == null || query.isBlank();
    }

    /** Anything that can not be one is an {@link IllegalArgumentException} that says why. */
    TrackerDraft draft() {
        return new TrackerDraft(
                query == null ? "" : query.strip(),
                side == null || side.isEmpty() ? null : Side.valueOf(side),
                "CONVERSATION".equals(scope));
    }

    /** The name, which a person must have given. */
    String called() {
        String called = name == null ? "" : name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("The name of a tracker has 1 to " + LONGEST_NAME + " characters.");
        }
        return called;
    }
}
