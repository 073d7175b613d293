package dev.rapport.crm.promise;

import dev.rapport.conversation.FindingId;
import dev.rapport.crm.promise.Closings.Promised;
import dev.rapport.crm.promise.ReckonedItems.Reckoned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds out anew which promises are kept, of all that the change of some items can concern.
 *
 * <p>What follows is the same in whatever order things come in, since it is decided from all promises and deeds of the
 * customers, under a lock for each of them: of two items that are filed at the same time, the second sees the first. Safe for
 * use by many threads.
 */
@Component
class Reckoning {

    private static final Duration NAMELESS = Duration.ofDays(30);

    private final PromiseTable table;
    private final KeptTable kept;

    Reckoning(PromiseTable table, KeptTable kept) {
        this.table = table;
        this.kept = kept;
    }

    /** To be called before anything of the items is written. */
    void lock(List<Reckoned> before, List<Reckoned> now) {
        table.lock(Stream.concat(before.stream(), now.stream())
                .map(Reckoned::customer)
                .toList());
    }

    /** To be called after the items were written, in the same transaction. */
    void again(List<Reckoned> before, List<Reckoned> now) {
        List<Reckoned> all = Stream.concat(before.stream(), now.stream()).toList();
        List<Customer> customers =
                all.stream().map(Reckoned::customer).distinct().toList();
        Instant first =
                all.stream().map(Reckoned::first).min(Instant::compareTo).orElseThrow();
        Instant last = all.stream().map(Reckoned::last).max(Instant::compareTo).orElseThrow();
        Instant from = first.minus(Closings.WINDOW);
        Instant to = last.plus(NAMELESS);
        Instant end = to.plus(Closings.WINDOW);
        List<Promised> promised = table.promised(customers, from.minus(NAMELESS), end);
        List<FindingId> concerned = promised.stream()
                .filter(one -> !one.at().isBefore(from) && !one.at().isAfter(to))
                .map(Promised::id)
                .toList();
        if (!concerned.isEmpty()) {
            kept.replace(concerned, new Closings(promised, table.done(customers, from, end)).all());
        }
    }
}
