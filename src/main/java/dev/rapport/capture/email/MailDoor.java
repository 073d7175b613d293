package dev.rapport.capture.email;

import dev.rapport.capture.FileDelivery;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the messages of sources that hold many: one that is refused is kept in quarantine with its reason, so that it is not
 * lost and does not hold up those behind it.
 *
 * <p>Safe for use by many threads.
 */
@Component
public final class MailDoor {

    private static final Logger LOG = LoggerFactory.getLogger(MailDoor.class);

    private final EmailIntake intake;
    private final RefusedMail refusals;
    private final EmailReader reader;
    private final EmailBatch batch;

    MailDoor(EmailIntake intake, RefusedMail refusals, EmailReader reader, EmailBatch batch) {
        this.intake = intake;
        this.refusals = refusals;
        this.reader = reader;
        this.batch = batch;
    }

    /** Opens the bytes of a message; may be called again. */
    public interface Opening {
        InputStream open() throws IOException;
    }

    /** All that the source holds is to blame, and not one message; thrown by an {@link Opening}'s stream, and let through. */
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unusable(String reason) {
            super(reason);
        }
    }

    /**
     * What became of a message.
     *
     * @param refused the file that a refused one is; else null
     */
    public record Took(
            EmailDelivery delivery,
            EmailOutcome outcome,
            @Nullable FileDelivery refused) {}

    /**
     * Takes a message. On return it is committed what became of it; acknowledge it when the source was told.
     *
     * @param delivery with a key
     * @param place where the message is, for people
     * @param size in bytes, as far as that is known before; negative where not
     * @throws TemporaryFailure when it cannot be taken just now
     * @throws IOException when its bytes are not to be had just now
     */
    public Took take(Opening bytes, EmailDelivery delivery, String place, long size) throws IOException {
        if (size > reader.maxSize()) {
            return refuse(delivery, place, size, "It has " + size + " bytes; rapport.email.max-size sets the limit");
        }
        try (InputStream in = bytes.open()) {
            EmailOutcome outcome = intake.receive(in, delivery);
            return switch (outcome) {
                case EmailOutcome.Accepted accepted -> new Took(delivery, accepted, null);
                case EmailOutcome.Excluded excluded -> new Took(delivery, excluded, null);
                case EmailOutcome.Refused refused -> refused(bytes, delivery, place, size, refused);
            };
        } catch (TemporaryFailure | IOException | UncheckedIOException | Unusable e) {
            throw e;
        } catch (Unprocessable e) {
            return refuse(delivery, place, size, String.valueOf(e.getMessage()));
        } catch (RuntimeException bug) {
            LOG.error("{} is refused for a fault of ours", place, bug);
            return keep(bytes, delivery, place, "A fault of Rapport, see its log: " + bug);
        }
    }

    /** A message that is in memory. */
    public static final class Ready {

        private final byte[] bytes;
        private final EmailBatch.@Nullable Prepared prepared;

        private Ready(byte[] bytes, EmailBatch.@Nullable Prepared prepared) {
            this.bytes = bytes;
            this.prepared = prepared;
        }

        /** Whether it may be taken with others; else it is to be taken by itself, which then also says why. */
        public boolean isPlain() {
            return prepared != null;
        }

        private EmailBatch.Prepared plain() {
            return Objects.requireNonNull(prepared, "Only plain messages are taken with others");
        }

        /** So that it need not be fetched or unpacked again. */
        public Opening bytes() {
            return () -> new ByteArrayInputStream(bytes);
        }
    }

    /**
     * Reads a message, so that it can be taken with others ({@link #takeTogether}). Empty where it is too large for that, or not to
     * be had.
     *
     * @param delivery with a key
     * @param size in bytes, as far as that is known before; negative where not
     */
    public Optional<Ready> prepare(Opening bytes, EmailDelivery delivery, long size) {
        if (size < 0 || size > EmailBatch.MOST_BYTES) {
            return Optional.empty();
        }
        try (InputStream in = bytes.open()) {
            byte[] all = in.readNBytes(EmailBatch.MOST_BYTES + 1);
            return all.length > EmailBatch.MOST_BYTES
                    ? Optional.empty()
                    : Optional.of(new Ready(all, intake.prepare(all, delivery).orElse(null)));
        } catch (Unusable e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.debug("A message is taken by itself", e);
            return Optional.empty();
        }
    }

    /**
     * Takes messages that came together. On return it is committed what became of them.
     *
     * @param messages plain ones
     * @param threads to write with
     * @return for each what became of it; empty for those to be taken by themselves
     * @throws TemporaryFailure when they cannot be taken just now
     */
    public List<Optional<Took>> takeTogether(List<Ready> messages, ExecutorService threads) {
        List<EmailBatch.Prepared> prepared = messages.stream().map(Ready::plain).toList();
        List<Optional<EmailOutcome>> outcomes = batch.take(prepared, threads);
        return IntStream.range(0, prepared.size())
                .mapToObj(i ->
                        outcomes.get(i).map(outcome -> new Took(prepared.get(i).delivery(), outcome, null)))
                .toList();
    }

    /** The source was told of all of these. Joins the caller's transaction. */
    public void acknowledge(List<Took> took) {
        intake.acknowledgeAll(took.stream()
                .filter(one -> one.refused() == null)
                .map(Took::delivery)
                .toList());
        took.stream().filter(one -> one.refused() != null).forEach(this::acknowledge);
    }

    /** Refuses a message whose bytes are not to be had, or not wanted: they stay where they are. */
    public Took refuse(EmailDelivery delivery, String place, long size, String reason) {
        LOG.warn("{} is refused: {}", place, reason);
        FileDelivery file = refusals.note(delivery.source(), keyOf(delivery), size, place + ": " + reason);
        return new Took(delivery, new EmailOutcome.Refused(EmailOutcome.Why.NOT_A_MESSAGE, reason), file);
    }

    /** The source was told. Joins the caller's transaction. */
    public void acknowledge(Took took) {
        if (took.refused() == null) {
            intake.acknowledge(took.delivery());
        } else {
            refusals.acknowledge(took.refused());
        }
    }

    private Took refused(Opening bytes, EmailDelivery delivery, String place, long size, EmailOutcome.Refused refused)
            throws IOException {
        return switch (refused.why()) {
            case TOO_LARGE -> refuse(delivery, place, size, refused.reason());
            case EMPTY, NOT_A_MESSAGE -> keep(bytes, delivery, place, refused.reason());
        };
    }

    private Took keep(Opening bytes, EmailDelivery delivery, String place, String reason) throws IOException {
        LOG.warn("{} is refused: {}", place, reason);
        try (InputStream in = bytes.open()) {
            FileDelivery file = refusals.refuse(delivery.source(), keyOf(delivery), in, place + ": " + reason);
            return new Took(delivery, new EmailOutcome.Refused(EmailOutcome.Why.NOT_A_MESSAGE, reason), file);
        } catch (Unprocessable unreadable) {
            return refuse(delivery, place, -1, reason);
        }
    }

    private static String keyOf(EmailDelivery delivery) {
        String key = delivery.key();
        if (key == null) {
            throw new IllegalArgumentException("A message of " + delivery.source() + " has no key");
        }
        return key;
    }
}
