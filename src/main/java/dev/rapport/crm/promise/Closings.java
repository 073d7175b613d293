package dev.rapport.crm.promise;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which promises were kept, from all that came after them.
 *
 * <p>A promise is kept by the side that made it, with the same customer, later, and never by the call in which it was made:
 * the promised file is sent, the promised is told of as done, somebody comes back "as promised", the invitation or the call
 * is there. Each thing that was promised must come. What comes to another person of the customer counts only with a word
 * that refers to what was said; and once the other side says that it waits still, what came before that does not count.
 *
 * <p>The answer follows from the set of promises and deeds alone, not from the order in which they came in. A promise wrongly
 * taken for kept is worse than one left open: in doubt it stays open. For one thread.
 */
final class Closings {

    /** How long after a promise something may keep it. */
    static final Duration WINDOW = Duration.ofDays(120);

    private static final Duration RECENT = Duration.ofDays(30);
    private static final Duration NOT_THE_SAME_CALL = Duration.ofMinutes(2);

    private final List<Promised> promises;
    private final List<Done> deeds;

    Closings(List<Promised> promises, List<Done> deeds) {
        this.promises = List.copyOf(promises);
        this.deeds = deeds.stream()
                .sorted(Comparator.comparing((Done done) -> done.deed().at())
                        .thenComparing(done -> done.deed().item().toString()))
                .toList();
    }

    /** A promise, as far as closing it goes. */
    record Promised(FindingId id, Side owner, Action action, Instant at, Customer customer) {}

    /** A deed, and with whom. */
    record Done(Deed deed, Customer customer) {}

    /** Those that were kept. */
    Map<FindingId, Kept> all() {
        Map<FindingId, Kept> kept = new HashMap<>();
        promises.forEach(promise -> closing(promise).ifPresent(one -> kept.put(promise.id(), one)));
        return kept;
    }

    private Optional<Kept> closing(Promised promise) {
        if (promise.owner() == Side.UNKNOWN) {
            return Optional.empty();
        }
        Closing closing = new Closing(promise, this::isOnlyOne);
        deeds.stream()
                .filter(done -> done.customer().isSame(promise.customer()))
                .filter(done -> !isSameCall(promise, done.deed()))
                .filter(done -> !done.deed().at().isAfter(promise.at().plus(WINDOW)))
                .forEach(closing::see);
        return closing.kept();
    }

    private static boolean isSameCall(Promised promise, Deed deed) {
        return deed.channel() == Channel.CALL
                && (deed.conversation().equals(promise.customer().conversation())
                        || deed.at().isBefore(promise.at().plus(NOT_THE_SAME_CALL)));
    }

    /** Whether it is the only promise of that side to that customer that words without a name may mean at that time. */
    private boolean isOnlyOne(Promised promise, Instant at) {
        return promises.stream()
                        .filter(other -> other.owner() == promise.owner())
                        .filter(other -> other.customer().isSame(promise.customer()))
                        .filter(other -> other.at().isBefore(at) && other.at().isAfter(at.minus(RECENT)))
                        .limit(2)
                        .count()
                == 1;
    }
}
