package dev.rapport.crm.objection;

import dev.rapport.conversation.AccountId;
import dev.rapport.crm.Opportunity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has against going ahead, in one sale, from when it was raised first to how it stands.
 *
 * @param category such as PRICE
 * @param sale what it is about, with its stage when it was raised last; null where that is not known
 * @param raised each time that it was raised, the first one first; never empty
 */
public record Objection(AccountId account, String category, Occurrence.@Nullable Sale sale, List<Occurrence> raised) {

    /** How an objection stands; of what was answered nobody can know that the customer is content. */
    public enum State {
        /** Nobody has answered it. */
        OPEN,

        /** It was answered the last time that it was raised. */
        ANSWERED,

        /** It was answered, and raised again without an answer. */
        RETURNED
    }

    public Objection {
        raised = List.copyOf(raised);
        if (raised.isEmpty()) {
            throw new IllegalArgumentException("No objection without one who raised it: " + category);
        }
    }

    public State state() {
        if (raised.getLast().handled()) {
            return State.ANSWERED;
        }
        return raised.stream().anyMatch(Occurrence::handled) ? State.RETURNED : State.OPEN;
    }

    public Instant firstAt() {
        return raised.getFirst().at();
    }

    /** When it was raised last. */
    public Instant lastAt() {
        return raised.getLast().at();
    }

    /** The last time that it was answered. */
    public Optional<Occurrence> answered() {
        return raised.reversed().stream().filter(Occurrence::handled).findFirst();
    }

    /** Whether somebody should still do something about it: it waits for an answer, and its sale is not decided. */
    public boolean waits() {
        return state() != State.ANSWERED && (sale == null || sale.outcome() == Opportunity.Outcome.OPEN);
    }
}
