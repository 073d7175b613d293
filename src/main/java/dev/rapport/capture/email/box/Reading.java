package dev.rapport.capture.email.box;

import dev.rapport.capture.email.EmailDelivery;
import dev.rapport.capture.email.MailDoor;
import dev.rapport.capture.email.box.MailFile.Letter;
import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in the messages of a file, some at the same time, so that they wait for the disk together.
 *
 * <p>After some messages, one transaction keeps how far it is and acknowledges them. Killed in between, they come again under
 * the same keys, and are the same sightings. So the file may be of any length, and each message counts once. Safe for use by
 * many threads, each with a file of its own.
 */
@Component
final class Reading {

    private static final int BATCH = 64;

    /** Messages are read in memory: so many of the largest of the small ones at a time, or one large one. */
    private static final int ROOM = 32;

    private static final int SHARE_BYTES = 1 << 20;

    private final MailDoor door;
    private final TransactionTemplate transaction;
    private final int atOnce;
    private final Semaphore room = new Semaphore(ROOM, true);

    Reading(MailDoor door, TransactionTemplate transaction, BoxSettings settings) {
        this.door = door;
        this.transaction = transaction;
        this.atOnce = settings.atOnce();
    }

    /**
     * How a file is read.
     *
     * @param source as the ledger names it
     * @param key what tells this file from all others of the source, at each delivery of it
     * @param name of the file, for people
     * @param owner as of {@link EmailDelivery}
     */
    record Job(
            String source,
            String key,
            String name,
            @Nullable String owner,
            boolean policy) {

        EmailDelivery delivery(Letter letter) {
            return new EmailDelivery(source, key + " " + letter.at(), null, owner, policy, List.of());
        }
    }

    /** Keeps how far a file is read; called in a transaction. */
    interface Keeper {
        /** False where another process has read on meanwhile: then this one stops. */
        boolean keep(List<Read> took, long next);
    }

    /** A message, and what became of it. */
    record Read(Letter letter, MailDoor.Took took) {}

    /**
     * Reads to the end, or until it is not wanted any more.
     *
     * @return whether the end was reached
     * @throws TemporaryFailure when it cannot go on just now; what was kept stays
     */
    boolean read(MailFile file, Job job, Keeper keeper, BooleanSupplier wanted) throws IOException {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                atOnce, Thread.ofPlatform().name("mail-file-", 0).daemon().factory())) {
            while (wanted.getAsBoolean()) {
                List<Letter> letters = some(file);
                if (letters.isEmpty()) {
                    return true;
                }
                List<Read> took = take(letters, job, threads);
                if (!keep(took, letters.getLast().next(), keeper)) {
                    return false;
                }
                file.taken();
            }
            return false;
        }
    }

    private static List<Letter> some(MailFile file) throws IOException {
        List<Letter> letters = new ArrayList<>();
        for (Letter letter = file.next(); letter != null; letter = file.next()) {
            letters.add(letter);
            if (letters.size() == BATCH) {
                break;
            }
        }
        return letters;
    }

    private boolean keep(List<Read> took, long next, Keeper keeper) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean kept = keeper.keep(took, next);
            if (kept) {
                door.acknowledge(took.stream().map(Read::took).toList());
            }
            return kept;
        }));
    }

    /** The plain ones together, the others each by itself. */
    private List<Read> take(List<Letter> letters, Job job, ExecutorService threads) throws IOException {
        List<Optional<MailDoor.Ready>> ready = results(letters.stream()
                .map(letter -> threads.submit(() -> prepare(letter, job)))
                .toList());
        Map<Integer, MailDoor.Took> together = together(ready, threads);
        List<Future<Read>> others = new ArrayList<>();
        for (int i = 0; i < letters.size(); i++) {
            Letter letter = letters.get(i);
            MailDoor.Opening bytes = ready.get(i).map(MailDoor.Ready::bytes).orElse(letter.bytes());
            MailDoor.Took took = together.get(i);
            others.add(
                    took == null
                            ? threads.submit(() -> take(letter, bytes, job))
                            : CompletableFuture.completedFuture(new Read(letter, took)));
        }
        return results(others);
    }

    /** What became of those that were taken together, by their places in the list. */
    private Map<Integer, MailDoor.Took> together(List<Optional<MailDoor.Ready>> ready, ExecutorService threads) {
        List<Integer> places = IntStream.range(0, ready.size())
                .filter(i -> ready.get(i).filter(MailDoor.Ready::isPlain).isPresent())
                .boxed()
                .toList();
        List<Optional<MailDoor.Took>> took = door.takeTogether(
                places.stream().map(i -> ready.get(i).orElseThrow()).toList(), threads);
        Map<Integer, MailDoor.Took> together = new HashMap<>();
        for (int i = 0; i < places.size(); i++) {
            int place = places.get(i);
            took.get(i).ifPresent(one -> together.put(place, one));
        }
        return together;
    }

    private Optional<MailDoor.Ready> prepare(Letter letter, Job job) {
        return letter.unreadable() == null
                ? door.prepare(letter.bytes(), job.delivery(letter), letter.size())
                : Optional.empty();
    }

    private static <T> List<T> results(List<Future<T>> running) throws IOException {
        List<T> results = new ArrayList<>();
        for (Future<T> one : running) {
            results.add(resultOf(one));
        }
        return results;
    }

    private static <T> T resultOf(Future<T> one) throws IOException {
        try {
            return one.get();
        } catch (ExecutionException e) {
            switch (Objects.requireNonNull(e.getCause())) {
                case IOException failed -> throw failed;
                case RuntimeException failed -> throw failed;
                default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailure("Rapport is stopping; the file is read on after the next start", e);
        }
    }

    private Read take(Letter letter, MailDoor.Opening bytes, Job job) throws IOException {
        EmailDelivery delivery = job.delivery(letter);
        String place = letter.name() + " of " + job.name();
        String unreadable = letter.unreadable();
        if (unreadable != null) {
            return new Read(letter, door.refuse(delivery, place, letter.size(), unreadable));
        }
        int share = letter.size() < 0 ? ROOM : (int) Math.clamp(letter.size() / SHARE_BYTES + 1, 1, ROOM);
        room.acquireUninterruptibly(share);
        try {
            return new Read(letter, door.take(bytes, delivery, place, letter.size()));
        } finally {
            room.release(share);
        }
    }
}
