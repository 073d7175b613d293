package dev.rapport.capture;

import dev.rapport.conversation.Item;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.TimeOrdered;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Keeps many arrivals in one transaction, as {@link Intake} would each of them ({@code src/adr/0014}).
 *
 * <p>Safe for use by many threads and processes, as that is.
 */
@Component
public final class BatchIntake {

    private final SightingStore sightings;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Clock clock;

    BatchIntake(SightingStore sightings, Jobs jobs, Transactions transactions, Clock clock) {
        this.sightings = sightings;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Something that came with others, of which the source is told later; its original is durable already.
     */
    public record Arriving(Arrival arrival, Original original) {

        public Arriving {
            if (!arrival.isTold()) {
                throw new IllegalArgumentException("What comes by a request is answered by itself");
            }
        }

        public String content() {
            return arrival.contentOf(original);
        }
    }

    /**
     * Keeps many messages in one transaction: those about which there is nothing to decide, since neither their content nor their
     * id nor their delivery was ever seen. The others are to be taken one by one, by {@link Intake#takeInto}. On return it is committed.
     *
     * @param locks texts about which nobody else may decide at the same time
     * @param keeper keeps those of the messages, named by their places in the list, that it is sure of
     * @return for each message what it was kept as; empty for those to be taken one by one
     */
    public List<Optional<Taken>> take(
            List<Arriving> all, Set<String> locks, Function<List<Integer>, Map<Integer, Item>> keeper) {
        return transactions.run(() -> {
            Stream<String> contents = all.stream().flatMap(one -> Intake.locks(one.arrival(), one.original()));
            sightings.lock(Stream.concat(contents, locks.stream()));
            Map<Integer, Item> kept = keeper.apply(neverSeen(all));
            jobs.enqueueNew(kept.values().stream().map(Item::id).toList(), Stage.IDENTIFY);
            List<Sighting> seen = new ArrayList<>();
            List<Optional<Taken>> taken = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                Arriving one = all.get(i);
                Optional<Taken> as = Optional.ofNullable(kept.get(i))
                        .map(item -> new Taken(item.conversation(), item.id(), false, item.flags()));
                as.ifPresent(it -> seen.add(
                        Sighting.taken(TimeOrdered.uuid(), one.arrival(), one.original(), clock.instant(), it)));
                taken.add(as);
            }
            sightings.put(seen);
            return taken;
        });
    }

    private List<Integer> neverSeen(List<Arriving> all) {
        Set<String> contents = new HashSet<>(
                sightings.contents(all.stream().map(Arriving::content).toList()));
        Set<String> ids = new HashSet<>(sightings.messageIds(all.stream()
                .flatMap(one -> Stream.ofNullable(one.arrival().externalId()))
                .toList()));
        Set<String> deliveries = new HashSet<>(sightings.unacknowledged(all.stream()
                .map(one -> one.arrival().delivery(one.original().sha256()))
                .toList()));
        List<Integer> never = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Arrival arrival = all.get(i).arrival();
            String delivery = arrival.delivery(all.get(i).original().sha256());
            boolean first = contents.add(all.get(i).content()) & deliveries.add(delivery);
            if (first && (arrival.externalId() == null || ids.add(arrival.externalId()))) {
                never.add(i);
            }
        }
        return never;
    }

    /** Those of the contents of which there is an item, so that their originals are there too. */
    public Set<String> known(List<String> contents) {
        return transactions.run(() -> sightings.contents(contents));
    }
}
