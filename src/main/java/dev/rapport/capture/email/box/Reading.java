package dev.rapport.capture.email.box;

import dev.rapport.capture.FileDelivery;
import dev.rapport.capture.email.EmailDelivery;
import dev.rapport.capture.email.EmailIntake;
import dev.rapport.capture.email.EmailOutcome;
import dev.rapport.capture.email.RefusedMail;
import dev.rapport.capture.email.box.MailFile.Letter;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);
    private static final int BATCH = 64;

    private final EmailIntake intake;
    private final RefusedMail refusals;
    private final TransactionTemplate transaction;
    private final int atOnce;

    Reading(EmailIntake intake, RefusedMail refusals, TransactionTemplate transaction, BoxSettings settings) {
        this.intake = intake;
        this.refusals = refusals;
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
    record Job(String source, String key, String name, @Nullable String owner, boolean policy) {

        EmailDelivery delivery(Letter letter) {
            return new EmailDelivery(source, key + " " + letter.at(), null, owner, policy, List.of());
        }
    }

    /** Keeps how far a file is read; called in a transaction. */
    interface Keeper {
        /** False where another process has read on meanwhile: then this one stops. */
        boolean keep(List<Took> took, long next);
    }

    /**
     * What became of a message.
     *
     * @param refused the sighting of a refused one; else null
     */
    record Took(Letter letter, EmailOutcome outcome, @Nullable FileDelivery refused) {}

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
                List<Took> took = take(letters, job, threads);
                if (!keep(took, letters.getLast().next(), job, keeper)) {
                    return false;
                }
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

    private boolean keep(List<Took> took, long next, Job job, Keeper keeper) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean kept = keeper.keep(took, next);
            if (kept) {
                took.forEach(one -> acknowledge(one, job));
            }
            return kept;
        }));
    }

    private void acknowledge(Took one, Job job) {
        FileDelivery refused = one.refused();
        if (refused == null) {
            intake.acknowledge(job.delivery(one.letter()));
        } else {
            refusals.acknowledge(refused);
        }
    }

    private List<Took> take(List<Letter> letters, Job job, ExecutorService threads) throws IOException {
        List<Future<Took>> running = letters.stream()
                .map(letter -> threads.submit(() -> take(letter, job)))
                .toList();
        List<Took> took = new ArrayList<>();
        for (Future<Took> one : running) {
            took.add(resultOf(one));
        }
        return took;
    }

    private static Took resultOf(Future<Took> one) throws IOException {
        try {
            return one.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failed -> throw failed;
                case RuntimeException failed -> throw failed;
                default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailure("Rapport is stopping; the file is read on after the next start", e);
        }
    }

    private Took take(Letter letter, Job job) throws IOException {
        String unreadable = letter.unreadable();
        if (unreadable != null) {
            return noted(letter, job, new EmailOutcome.Refused(EmailOutcome.Why.NOT_A_MESSAGE, unreadable));
        }
        try (InputStream bytes = letter.bytes().open()) {
            EmailOutcome outcome = intake.receive(bytes, job.delivery(letter));
            return switch (outcome) {
                case EmailOutcome.Accepted accepted -> new Took(letter, accepted, null);
                case EmailOutcome.Excluded excluded -> new Took(letter, excluded, null);
                case EmailOutcome.Refused refused -> refused(letter, job, refused);
            };
        } catch (ZipOfMail.TooMuch e) {
            throw e;
        } catch (Unprocessable e) {
            return noted(letter, job, new EmailOutcome.Refused(EmailOutcome.Why.NOT_A_MESSAGE, String.valueOf(e.getMessage())));
        } catch (TemporaryFailure | IOException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException bug) {
            LOG.error("{} of {} is refused for a fault of ours", letter.name(), job.name(), bug);
            return refused(letter, job, new EmailOutcome.Refused(EmailOutcome.Why.NOT_A_MESSAGE, "A fault of Rapport: " + bug));
        }
    }

    private Took refused(Letter letter, Job job, EmailOutcome.Refused refused) throws IOException {
        return switch (refused.why()) {
            case TOO_LARGE -> noted(letter, job, refused);
            case EMPTY, NOT_A_MESSAGE -> kept(letter, job, refused);
        };
    }

    private Took kept(Letter letter, Job job, EmailOutcome.Refused refused) throws IOException {
        try (InputStream bytes = letter.bytes().open()) {
            String reason = letter.name() + " of " + job.name() + ": " + refused.reason();
            return new Took(
                    letter, refused, refusals.refuse(job.source(), job.key() + "-" + letter.at(), bytes, reason));
        }
    }

    private Took noted(Letter letter, Job job, EmailOutcome.Refused refused) {
        String place = job.key() + " " + letter.at();
        String reason = letter.name() + " of " + job.name() + ": " + refused.reason();
        return new Took(letter, refused, refusals.note(job.source(), place, letter.next() - letter.at(), reason));
    }
}
