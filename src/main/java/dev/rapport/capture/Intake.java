package dev.rapport.capture;

import dev.rapport.archive.ConversationStore;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.TimeOrdered;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides whether an arrival is a new item, a duplicate of one, or the same sighting delivered again, and keeps that
 * together with the item's first job, in one transaction.
 *
 * <p>Duplicates: the content that the source has delivered under the same external id; else the same content, unless
 * what is known of both contradicts (another external id, another time). The same external id with other content is an
 * item of its own, and says so in its flags.
 *
 * <p>A delivery that was kept, but of which the source was not told since the process was killed in between, is the same
 * sighting when it comes again. Safe for use by many threads and processes: whoever delivers the same at the same
 * instant waits for the other's commit.
 */
@Component
public final class Intake {

    /** What an item with another content under a known external id is flagged with. */
    public static final String OTHER_CONTENT = "same externalId, other content";

    /** The same of a message. */
    public static final String OTHER_MESSAGE = "same Message-ID, other content";

    private final SightingStore sightings;
    private final ConversationStore conversations;
    private final Jobs jobs;
    private final Transactions transactions;
    private final Clock clock;
    private final Set<UUID> answering = ConcurrentHashMap.newKeySet();

    Intake(
            SightingStore sightings,
            ConversationStore conversations,
            Jobs jobs,
            Transactions transactions,
            Clock clock) {
        this.sightings = sightings;
        this.conversations = conversations;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Keeps an arrival whose original is durable already. On return it is committed.
     *
     * <p>What came by a request is then acknowledged too, since the answer is all that is left to do; a file is
     * acknowledged by {@link #acknowledge} once it was moved.
     *
     * @param conversation makes the conversation with its one item, if it turns out to be new, from the flags it shall have
     * @throws TemporaryFailure when the database is not to be had; nothing is kept, or delivering it again tells
     */
    public Taken take(Arrival arrival, Original original, Function<List<String>, Conversation> conversation) {
        return takeInto(arrival, original, Set.of(), flags -> {
            Conversation made = conversation.apply(flags);
            conversations.add(made);
            return made.items().getFirst();
        });
    }

    /**
     * The same for an arrival that may belong to a conversation that is there.
     *
     * @param locks texts about which nobody else may decide at the same time
     * @param keeper keeps the item, if it turns out to be new, in the transaction that this runs it in
     */
    public Taken takeInto(Arrival arrival, Original original, Set<String> locks, Function<List<String>, Item> keeper) {
        return answered(arrival, id -> decide(id, arrival, original, locks, keeper))
                .taken();
    }

    /** Whether an item of this content is there, so that its original is too. */
    public boolean knows(Arrival arrival, Original original) {
        return transactions.run(() -> duplicateOf(arrival, original).isPresent());
    }

    private Kept answered(Arrival arrival, Function<UUID, Kept> decision) {
        UUID id = TimeOrdered.uuid();
        if (arrival.isTold()) {
            return transactions.run(() -> decision.apply(id));
        }
        answering.add(id);
        try {
            Kept kept = transactions.run(() -> decision.apply(id));
            transactions.run(() -> {
                sightings.acknowledge(kept.sighting());
                return kept;
            });
            return kept;
        } finally {
            answering.remove(id);
        }
    }

    /**
     * Counts an arrival that is not to be kept. On return it is committed.
     *
     * @param rule which of the rules leaves it out
     */
    public void exclude(Arrival arrival, String sha256, String rule) {
        answered(arrival, newId -> {
            String delivery = arrival.isTold() ? arrival.delivery(sha256) : "request " + sha256;
            sightings.lock(Stream.of("delivery " + delivery));
            UUID id = earlier(delivery).map(Sighting::id).orElse(newId);
            sightings.put(Sighting.excluded(id, arrival, clock.instant(), delivery, rule));
            return new Kept(id, null);
        });
    }

    /**
     * Keeps that a file was refused. The caller then moves it away, and acknowledges.
     *
     * @param keptAs where the file is going to be kept, from the data folder
     */
    public void refuse(Arrival arrival, FileDelivery file, String reason, String keptAs) {
        transactions.run(() -> {
            UUID id = earlier(file.key()).map(Sighting::id).orElseGet(TimeOrdered::uuid);
            sightings.put(Sighting.refused(id, arrival, file, clock.instant(), reason, keptAs));
            return id;
        });
    }

    /** Keeps what a file asks for as pending until it is taken; a start puts the file there from {@code keptAs}. */
    public void expect(Arrival arrival, FileDelivery file, String keptAs) {
        transactions.run(() -> {
            UUID id = earlier(file.key()).map(Sighting::id).orElseGet(TimeOrdered::uuid);
            sightings.put(Sighting.waiting(id, arrival, file, clock.instant(), keptAs));
            return id;
        });
    }

    /** Where a file goes that was refused before a kill, and why: it was not moved yet. */
    public Optional<Refusal> refusedBefore(FileDelivery file) {
        return transactions.run(() -> earlier(file.key())
                .filter(earlier -> earlier.outcome() == Outcome.REFUSED)
                .map(Refusal::of));
    }

    /** A file was taken in parts, which are counted by themselves: where it waited to be tried again, it does so no more. */
    public void takenInParts(FileDelivery file) {
        transactions.run(() -> {
            sightings.waitsNoMore(file.key());
            return file;
        });
    }

    /** The source was told of what it calls so; of a file, where that is null, of all that was in it. */
    public void acknowledge(String source, @Nullable FileDelivery file, @Nullable String key) {
        transactions.run(() -> {
            sightings.acknowledge(Arrival.delivery(source, file, key));
            if (file != null && key == null) {
                sightings.acknowledgeAllIn(file);
            }
            return source;
        });
    }

    /** How {@link #acknowledge(List)} calls what {@link #acknowledge(String, FileDelivery, String)} does of one. */
    public static String delivery(String source, @Nullable FileDelivery file, @Nullable String key) {
        return Arrival.delivery(source, file, key);
    }

    /** The source was told of all of these. Joins the caller's transaction. */
    public void acknowledge(List<String> deliveries) {
        transactions.run(() -> {
            sightings.acknowledge(deliveries);
            return deliveries;
        });
    }

    /** The source was told: the file is no longer where it was delivered. */
    public void acknowledge(FileDelivery file) {
        transactions.run(() -> {
            sightings.acknowledge(file.key());
            return file;
        });
    }

    /**
     * The item that a file of a watched folder became, the last of its name.
     *
     * @param base its path from the data folder, with or without the ending
     */
    public Optional<TakenFile> takenFrom(String base) {
        return transactions.run(() -> sightings.takenFrom(base));
    }

    /** Does something in one transaction, while nobody else decides about one of these texts. */
    public <T> T change(Set<String> locks, Supplier<T> work) {
        return transactions.run(() -> {
            sightings.lock(locks.stream());
            return work.get();
        });
    }

    /**
     * A file that became an item.
     *
     * @param file its path from the data folder
     */
    public record TakenFile(ItemId item, String file) {}

    private Kept decide(
            UUID newId,
            Arrival arrival,
            Original original,
            Set<String> moreLocks,
            Function<List<String>, Item> keeper) {
        sightings.lock(Stream.concat(locks(arrival, original), moreLocks.stream()));
        Optional<Sighting> earlier = earlier(arrival.delivery(original.sha256()));
        UUID id = earlier.map(Sighting::id).orElse(newId);
        return earlier.flatMap(this::again).map(same -> new Kept(id, same)).orElseGet(() -> {
            Taken taken = duplicateOf(arrival, original).orElseGet(() -> keep(arrival, original, keeper));
            sightings.put(Sighting.taken(id, arrival, original, clock.instant(), taken));
            return new Kept(id, taken);
        });
    }

    private Taken keep(Arrival arrival, Original original, Function<List<String>, Item> keeper) {
        String externalId = arrival.externalId();
        String content = arrival.contentOf(original);
        boolean flagged = externalId != null && sightings.otherContent(arrival, externalId, content);
        String flag = arrival.channel() == Channel.EMAIL ? OTHER_MESSAGE : OTHER_CONTENT;
        Item item = keeper.apply(flagged ? List.of(flag) : List.of());
        jobs.enqueue(item.id(), Stage.IDENTIFY);
        return new Taken(item.conversation(), item.id(), false, item.flags());
    }

    private Optional<Taken> duplicateOf(Arrival arrival, Original original) {
        List<KnownItem> known = sightings.withContent(arrival.contentOf(original));
        return known.stream()
                .filter(item -> item.isNamedAs(arrival))
                .findFirst()
                .or(() -> known.stream()
                        .filter(item -> !item.differsFrom(arrival))
                        .findFirst())
                .map(item -> new Taken(item.conversation(), item.id(), true, List.of()));
    }

    /** The state that this delivery was left in by a process that was killed, or by a person who had it tried again. */
    private Optional<Sighting> earlier(String delivery) {
        Set<UUID> beingAnswered = Set.copyOf(answering); // before the query: who leaves it has been acknowledged
        return sightings.unacknowledged(delivery).stream()
                .filter(sighting -> !beingAnswered.contains(sighting.id()))
                .findFirst();
    }

    private Optional<Taken> again(Sighting earlier) {
        ItemId item = earlier.item();
        return item == null
                ? Optional.empty()
                : sightings
                        .conversationOf(item)
                        .map(of -> new Taken(of, item, earlier.outcome() == Outcome.DUPLICATE, earlier.flags()));
    }

    static Stream<String> locks(Arrival arrival, Original original) {
        Stream<@Nullable String> all = Stream.of(
                "content " + arrival.contentOf(original),
                arrival.channel() == Channel.EMAIL || arrival.externalId() == null
                        ? null // the locks of a message's thread are by its Message-ID
                        : "id " + arrival.source() + " " + arrival.externalId());
        return all.flatMap(Stream::ofNullable);
    }

    /** @param taken null for what is only counted */
    private record Kept(UUID sighting, @Nullable Taken of) {
        Taken taken() {
            return Objects.requireNonNull(of, "What is only counted was asked for");
        }
    }
}
