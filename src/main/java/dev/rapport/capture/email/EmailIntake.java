package dev.rapport.capture.email;

import dev.rapport.archive.MediaStore;
import dev.rapport.archive.MessageStore;
import dev.rapport.archive.ThreadPlace;
import dev.rapport.capture.Arrival;
import dev.rapport.capture.BatchIntake;
import dev.rapport.capture.Intake;
import dev.rapport.capture.Taken;
import dev.rapport.capture.email.EmailOutcome.Accepted;
import dev.rapport.capture.email.EmailOutcome.Excluded;
import dev.rapport.capture.email.EmailOutcome.Refused;
import dev.rapport.capture.email.EmailOutcome.Why;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.conversation.Viewer;
import dev.rapport.installation.Company;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes messages in: from bytes to an item of its thread that waits for its first stage.
 *
 * <p>The message and its files are on disk before the rows are committed, and the rows before this returns, so that whoever is
 * told "accepted" may forget the message. The same Message-ID with the same text and files is the same message, wherever
 * else it is seen. Safe for use by many threads.
 */
@Component
public final class EmailIntake {

    /** What the ledger calls messages that come by the API. */
    public static final String API_SOURCE = "api";

    private static final Logger LOG = LoggerFactory.getLogger(EmailIntake.class);
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final EmailReader reader;
    private final EmailPolicy policy;
    private final EmailOriginals originals;
    private final Intake intake;
    private final EmailThreads threads;
    private final MessageStore messages;
    private final Company company;
    private final Clock clock;

    EmailIntake(
            EmailReader reader,
            EmailPolicy policy,
            EmailOriginals originals,
            Intake intake,
            EmailThreads threads,
            MessageStore messages,
            Company company,
            Clock clock) {
        this.reader = reader;
        this.policy = policy;
        this.originals = originals;
        this.intake = intake;
        this.threads = threads;
        this.messages = messages;
        this.company = company;
        this.clock = clock;
    }

    /**
     * Takes a message, also one without a header, on the word of its mailbox or its folder that it is one.
     *
     * @param message is read to its end, and not closed
     * @throws TemporaryFailure when there is no room or no database just now, or the stream failed; delivering it again is safe
     */
    public EmailOutcome receive(InputStream message, EmailDelivery delivery) {
        return receive(message, delivery, true);
    }

    /** Takes what is posted by a request: the same, but text without a header is no message. */
    public EmailOutcome post(InputStream message, String source, boolean policy) {
        return receive(message, EmailDelivery.request(source, policy), false);
    }

    private EmailOutcome receive(InputStream message, EmailDelivery delivery, boolean headless) {
        try {
            byte[] bytes = message.readNBytes(reader.maxSize());
            if (bytes.length == reader.maxSize() && message.read() >= 0) {
                return new Refused(
                        Why.TOO_LARGE,
                        "The message is larger than " + reader.maxSize()
                                + " bytes; rapport.email.max-size raises the limit");
            }
            if (isBlank(bytes)) {
                return new Refused(Why.EMPTY, "The message is empty; deliver it again once it is whole");
            }
            EmailMessage read = read(bytes);
            return !headless && read.isHeadless()
                    ? new Refused(Why.NOT_A_MESSAGE, "This is no message: it has no header; send it as RFC 5322 says")
                    : take(bytes, read, delivery);
        } catch (Unprocessable e) {
            return new Refused(Why.NOT_A_MESSAGE, String.valueOf(e.getMessage()));
        } catch (MediaStore.NoRoom e) {
            throw new TemporaryFailure(String.valueOf(e.getMessage()), e);
        } catch (IOException | UncheckedIOException e) {
            throw new TemporaryFailure("The message cannot be stored just now; see that there is room on the disk", e);
        }
    }

    /**
     * Reads a message that may be taken with others.
     *
     * @return empty where it is to be taken by itself, for whatever reason
     */
    Optional<EmailBatch.Prepared> prepare(byte[] bytes, EmailDelivery delivery) {
        if (bytes.length > reader.maxSize() || isBlank(bytes) || delivery.key() == null) {
            return Optional.empty();
        }
        EmailMessage read = read(bytes);
        if (delivery.policy() && policy.leavesOut(read, delivery.envelope()).isPresent()) {
            return Optional.empty();
        }
        Original original = EmailOriginals.name(bytes);
        EmailPeople people = EmailPeople.of(read, delivery.envelope(), new EmailSides(company, delivery.owner()));
        ThreadPlace place = place(read, people);
        if (place.named().size() > EmailBatch.MOST_IDS) {
            return Optional.empty();
        }
        return Optional.of(new EmailBatch.Prepared(
                bytes,
                read,
                delivery,
                new BatchIntake.Arriving(arrival(read, delivery), original),
                item(read, delivery, original, people, List.of()),
                people,
                place));
    }

    /**
     * The source was told: its progress is kept, or the file is moved. The same key after this is a new sighting; without a
     * key, everything that was in the file is meant.
     */
    public void acknowledge(EmailDelivery delivery) {
        intake.acknowledge(delivery.source(), delivery.file(), delivery.key());
    }

    /** The same of many that have a key each. */
    void acknowledgeAll(List<EmailDelivery> deliveries) {
        intake.acknowledge(deliveries.stream()
                .map(one -> Intake.delivery(one.source(), one.file(), one.key()))
                .toList());
    }

    private EmailOutcome take(byte[] bytes, EmailMessage read, EmailDelivery delivery) throws IOException {
        Optional<Excluded> excluded =
                delivery.policy() ? policy.leavesOut(read, delivery.envelope()) : Optional.empty();
        if (excluded.isPresent()) {
            intake.exclude(
                    arrival(read, delivery), read.fingerprint(), excluded.get().rule());
            return excluded.get();
        }
        Arrival arrival = arrival(read, delivery);
        Original original = EmailOriginals.name(bytes);
        boolean copy = intake.knows(arrival, original); // what is known already is not written again
        if (!copy) {
            originals.store(bytes, read);
        }
        EmailPeople people = EmailPeople.of(read, delivery.envelope(), new EmailSides(company, delivery.owner()));
        ThreadPlace place = place(read, people);
        Taken taken = intake.takeInto(arrival, original, EmailThreads.locks(place), flags -> {
            if (copy) {
                originals.storeAfterAll(bytes, read);
            }
            return threads.keep(read, item(read, delivery, original, people, flags), people, place);
        });
        String id = messages.idOf(Viewer.PIPELINE, taken.item())
                .map(MessageId::toString)
                .orElseThrow(() -> new IllegalStateException("Item " + taken.item() + " is no message"));
        return new Accepted(taken.conversation(), taken.item(), id, taken.duplicate(), taken.flags());
    }

    /** A message that our own code fails on is kept all the same, unread, so that nothing is lost and no source stands still. */
    private EmailMessage read(byte[] bytes) {
        try {
            return reader.read(bytes);
        } catch (Unprocessable e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("A message of {} bytes cannot be read, and is kept unread: a bug of Rapport's", bytes.length, e);
            return EmailReader.unread(bytes);
        }
    }

    private static Arrival arrival(EmailMessage read, EmailDelivery delivery) {
        return new Arrival(
                delivery.source(),
                Channel.EMAIL,
                EmailItems.clean(read.messageId()),
                null,
                delivery.file(),
                delivery.key(),
                Fingerprint.ofCopies(read));
    }

    private Item item(
            EmailMessage read, EmailDelivery delivery, Original original, EmailPeople people, List<String> moreFlags) {
        List<String> flags = new ArrayList<>(moreFlags);
        Instant sentAt = sentAt(read);
        OffsetDateTime said = read.sentAt();
        if (said != null && Duration.between(sentAt, said.toInstant()).abs().toSeconds() > 0) {
            flags.add("Its Date, " + said + ", lies in the future; the time of its arrival counts");
        }
        if (people.left() > 0) {
            flags.add("Only the first " + EmailPeople.MOST + " of those who take part are kept, without "
                    + people.left() + " more");
        }
        return new Item(
                ItemId.create(),
                ConversationId.create(),
                ItemKind.MESSAGE,
                delivery.source(),
                EmailItems.clean(read.messageId()),
                delivery.file() == null ? null : lastName(delivery.file().file()),
                original,
                sentAt,
                ItemState.PENDING,
                null,
                Map.of(),
                null,
                flags);
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** As its sender says; else when the last server got it; else now. To the microsecond, as PostgreSQL keeps it. */
    private Instant sentAt(EmailMessage read) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return Stream.of(
                        Optional.ofNullable(read.sentAt()).map(OffsetDateTime::toInstant),
                        Optional.ofNullable(read.receivedAt()))
                .flatMap(Optional::stream)
                .filter(at -> at.isBefore(now.plus(CLOCKS_DIFFER)))
                .findFirst()
                .orElse(now)
                .truncatedTo(ChronoUnit.MICROS);
    }

    private ThreadPlace place(EmailMessage read, EmailPeople people) {
        List<String> named = Stream.concat(read.references().stream(), read.inReplyTo().stream())
                .map(EmailItems::clean)
                .distinct()
                .toList();
        return new ThreadPlace(
                EmailItems.clean(read.messageId()),
                named,
                EmailItems.clean(read.baseSubject().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ")),
                !named.isEmpty() || !read.baseSubject().equals(read.subject()),
                sentAt(read),
                people.keys());
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte one : bytes) {
            if (one > ' ' || one < 0) {
                return false;
            }
        }
        return true;
    }
}
