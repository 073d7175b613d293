package dev.rapport.crm;

import dev.rapport.conversation.Viewer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes what a person decides of an entry of the review list, and hands it to who carries it out for entries of that kind.
 *
 * <p>Safe for use by many threads.
 */
@Component
public class Reviews {

    private final ReviewStore entries;
    private final CustomerChanges changes;
    private final Map<ReviewEntry.Kind, ReviewHandler> handlers = new EnumMap<>(ReviewEntry.Kind.class);

    Reviews(ReviewStore entries, CustomerChanges changes, List<ReviewHandler> handlers) {
        this.entries = entries;
        this.changes = changes;
        handlers.forEach(handler -> handler.kinds().forEach(kind -> this.handlers.put(kind, handler)));
    }

    /** Of two people who decide of the same entry, the second is told that it is closed. */
    @Transactional
    public ReviewOutcome decide(Viewer by, ReviewId id, ReviewDecision decision) {
        changes.lock(); // before the entry's row, which filing locks after it
        Optional<ReviewEntry> before = entries.find(by, id);
        if (before.isEmpty()) {
            return new ReviewOutcome.Missing();
        }
        ReviewHandler handler = handlers.get(before.get().kind());
        if (handler == null) {
            return ReviewHandler.notFor(before.get(), "no decision here");
        }
        handler.hold(before.get());
        Optional<Boolean> open = entries.lockAndTellWhetherOpen(id);
        Optional<ReviewEntry> entry = entries.find(by, id); // as it stands now that it is locked
        if (open.isEmpty() || entry.isEmpty()) {
            return new ReviewOutcome.Missing();
        }
        return open.get() ? handler.decide(by, entry.get(), decision) : new ReviewOutcome.Closed(entry.get());
    }
}
