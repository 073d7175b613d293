package dev.rapport.capture.email;

import dev.rapport.archive.ThreadPlace;
import dev.rapport.capture.BatchIntake;
import dev.rapport.capture.Taken;
import dev.rapport.capture.email.EmailOutcome.Accepted;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.TemporaryFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes messages in that came together: the plain ones of them in one transaction, with as many statements as one needs.
 *
 * <p>Plain is what {@link BatchIntake} and {@link ManyThreads} have nothing to decide about. All else, and everything when
 * anything fails, is left to {@link EmailIntake}, one by one. What that promises holds here too: originals first, then the rows,
 * then it is said. Safe for use by many threads.
 */
@Component
final class EmailBatch {

    private static final Logger LOG = LoggerFactory.getLogger(EmailBatch.class);

    /** Larger ones are taken by themselves, so that those at hand fit into memory. */
    static final int MOST_BYTES = 256 << 10;

    /** Each id is a lock, and the database has room for some thousands of these. */
    static final int MOST_IDS = 12;

    private final EmailOriginals originals;
    private final BatchIntake intake;
    private final ManyThreads threads;

    EmailBatch(EmailOriginals originals, BatchIntake intake, ManyThreads threads) {
        this.originals = originals;
        this.intake = intake;
        this.threads = threads;
    }

    /**
     * A message that was read and that no rule leaves out.
     *
     * @param item of no conversation yet
     */
    record Prepared(
            byte[] bytes,
            EmailMessage read,
            EmailDelivery delivery,
            BatchIntake.Arriving arriving,
            Item item,
            EmailPeople people,
            ThreadPlace place) {}

    /**
     * Takes them. On return what is accepted is committed.
     *
     * @param threads to write originals with, so that they wait for the disk together
     * @return for each message what became of it; empty for those to be taken one by one
     */
    List<Optional<EmailOutcome>> take(List<Prepared> messages, ExecutorService threads) {
        try {
            List<Prepared> stored = stored(messages, threads);
            Map<ItemId, EmailOutcome> taken = taken(stored);
            return messages.stream()
                    .map(message -> Optional.ofNullable(taken.get(message.item().id())))
                    .toList();
        } catch (TemporaryFailure e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("{} messages are taken one by one, since something failed for all of them", messages.size(), e);
            return messages.stream()
                    .map(message -> Optional.<EmailOutcome>empty())
                    .toList();
        }
    }

    /** Those that are new, as far as that can be seen now; their originals are durable. */
    private List<Prepared> stored(List<Prepared> messages, ExecutorService threads) {
        Set<String> known = intake.known(
                messages.stream().map(one -> one.arriving().content()).toList());
        List<Prepared> unknown = messages.stream()
                .filter(one -> !known.contains(one.arriving().content()))
                .toList();
        originals.store(unknown, threads);
        return unknown;
    }

    private Map<ItemId, EmailOutcome> taken(List<Prepared> messages) {
        if (messages.isEmpty()) {
            return Map.of();
        }
        Set<String> locks = messages.stream()
                .flatMap(one -> EmailThreads.locks(one.place()).stream())
                .collect(Collectors.toSet());
        Map<ItemId, String> ids = new HashMap<>();
        List<Optional<Taken>> taken = intake.take(
                messages.stream().map(Prepared::arriving).toList(), locks, plain -> keep(messages, plain, ids));
        Map<ItemId, EmailOutcome> outcomes = new HashMap<>();
        taken.stream()
                .flatMap(Optional::stream)
                .forEach(as -> outcomes.put(
                        as.item(),
                        new Accepted(
                                as.conversation(), as.item(), String.valueOf(ids.get(as.item())), false, as.flags())));
        return outcomes;
    }

    private Map<Integer, Item> keep(List<Prepared> messages, List<Integer> plain, Map<ItemId, String> ids) {
        Map<ItemId, Integer> places = new HashMap<>();
        List<ManyThreads.Draft> drafts = new ArrayList<>();
        for (int place : plain) {
            Prepared one = messages.get(place);
            places.put(one.item().id(), place);
            drafts.add(new ManyThreads.Draft(one.read(), one.item(), one.people(), one.place()));
        }
        Map<Integer, Item> kept = new HashMap<>();
        threads.keep(drafts).forEach((item, as) -> {
            kept.put(places.get(item), as.item());
            ids.put(item, as.message().id().toString());
        });
        return kept;
    }
}
