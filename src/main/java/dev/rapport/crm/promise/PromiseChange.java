package dev.rapport.crm.promise;

import dev.rapport.conversation.FindingStatus;
import dev.rapport.crm.Change;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a promise. An {@link IllegalArgumentException} names what can not be said.
 *
 * @param state open or kept; null to leave that as it is. Whether it is late, follows from its due date
 * @param status null to leave it; {@code DERIVED} takes back all that people said of it
 * @param due another due date, or none
 * @param action another wording of what was promised; null to leave it
 */
public record PromiseChange(
        @Nullable PromiseState state,
        @Nullable FindingStatus status,
        Change<Due> due,
        @Nullable String action) {

    private static final int LONGEST = 2_000;

    public PromiseChange {
        if (state == PromiseState.LATE) {
            throw new IllegalArgumentException(
                    "state can not be set to LATE, which follows from the due date; set due, or state to OPEN or KEPT");
        }
        if (action != null && (action.isBlank() || action.length() > LONGEST || action.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException(
                    "action is blank, too long or holds a character 0; give up to " + LONGEST + " characters");
        }
        if (state == null && status == null && action == null && due instanceof Change.Keep<Due>) {
            throw new IllegalArgumentException("Nothing is to be changed; send state, status, due or action");
        }
    }

    public static PromiseChange to(PromiseState state) {
        return new PromiseChange(state, null, Change.keep(), null);
    }

    public static PromiseChange to(FindingStatus status) {
        return new PromiseChange(null, status, Change.keep(), null);
    }

    /** Whether what was found is to be another than it was found as. */
    boolean corrects() {
        return action != null || !(due instanceof Change.Keep<Due>);
    }
}
