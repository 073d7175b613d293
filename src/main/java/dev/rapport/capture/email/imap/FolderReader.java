package dev.rapport.capture.email.imap;

import dev.rapport.capture.email.EmailDelivery;
import dev.rapport.capture.email.MailDoor;
import dev.rapport.conversation.TemporaryFailure;
import jakarta.mail.FetchProfile;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what a folder holds beyond the last UID that has come in, in batches, in the order of UIDs.
 *
 * <p>Each message is durable when its turn ends; after a batch, first the server is told what was wished, then one transaction keeps
 * the progress and acknowledges. Cut off in between, the messages come again under the same keys, and are the same sightings. Where
 * the server has begun anew to count (UIDVALIDITY), all is read again: what was taken before is a duplicate.
 *
 * <p>A message that the server fails to give several times is refused, so that those behind it are not held up. For one thread.
 */
final class FolderReader {

    /** The library holds an object of each message until the folder is closed. */
    static final int AT_ONCE = 5000;

    private final Mailbox mailbox;
    private final FolderProgress progress;
    private final MailDoor door;
    private final TransactionTemplate transaction;
    private final Taker taker;
    private final Failing failing = new Failing();

    FolderReader(
            Mailbox mailbox, FolderProgress progress, MailDoor door, TransactionTemplate transaction, Taker taker) {
        this.mailbox = mailbox;
        this.progress = progress;
        this.door = door;
        this.transaction = transaction;
        this.taker = taker;
    }

    /** A mailbox: the name of its source, and its settings. */
    record Mailbox(String name, String source, MailboxSettings settings) {}

    /** Sends a message through the route. */
    interface Taker {
        MailDoor.Took take(MailboxMessage message) throws IOException;
    }

    /**
     * Takes what has come, up to {@link #AT_ONCE} messages.
     *
     * @return how many there were
     * @throws TemporaryFailure and others, when it cannot go on just now; what was taken stays taken
     */
    int catchUp(MailServer.Opened open, BooleanSupplier wanted) throws MessagingException, IOException {
        IMAPFolder folder = open.folder();
        long validity = folder.getUIDValidity();
        long last = progress.lastUid(mailbox.source(), open.name(), validity);
        MailboxSettings settings = mailbox.settings();
        long[] uids = UidSearch.from(folder, last + 1, last == 0 ? settings.since() : null);
        progress.keep(mailbox.source(), open.name(), validity, last, uids.length);
        int end = Math.min(uids.length, AT_ONCE);
        for (int from = 0; from < end && wanted.getAsBoolean(); from += settings.batch()) {
            int to = Math.min(end, from + settings.batch());
            batch(open, validity, Arrays.copyOfRange(uids, from, to), uids.length - from, wanted);
        }
        return end;
    }

    private void batch(MailServer.Opened open, long validity, long[] uids, int left, BooleanSupplier wanted)
            throws MessagingException, IOException {
        Message[] messages = open.folder().getMessagesByUID(uids);
        FetchProfile sizes = new FetchProfile();
        sizes.add(FetchProfile.Item.SIZE);
        open.folder().fetch(Arrays.stream(messages).filter(one -> one != null).toArray(Message[]::new), sizes);
        Batch batch = new Batch(open, validity);
        try {
            for (int i = 0; i < uids.length && wanted.getAsBoolean(); i++) {
                if (messages.length == uids.length
                        && messages[i] instanceof IMAPMessage message
                        && !message.isExpunged()) {
                    batch.took.add(take(open, message, validity, uids[i]));
                    batch.messages.add(message);
                }
                batch.last = uids[i];
                batch.count++;
            }
        } finally {
            batch.keep(left);
        }
    }

    private MailDoor.Took take(MailServer.Opened open, IMAPMessage message, long validity, long uid)
            throws MessagingException, IOException {
        String key = open.name() + ";" + validity + ";" + uid;
        var delivery = new EmailDelivery(
                mailbox.source(),
                key,
                null,
                mailbox.settings().realOwner(),
                mailbox.settings().policy(),
                List.of());
        String place = "message " + uid + " of the folder " + open.name() + " of " + mailbox.source();
        long size = Math.max(0, message.getSizeLong());
        if (failing.tooOften(key)) {
            return door.refuse(delivery, place, size, "The server failed to give it " + Failing.TIMES + " times");
        }
        List<WholeMessage> streams = new ArrayList<>();
        try {
            MailDoor.Took took = taker.take(new MailboxMessage(delivery, place, size, () -> {
                WholeMessage bytes = new WholeMessage(mimeStream(message), failing.expected(key, size));
                streams.add(bytes);
                return bytes;
            }));
            failing.forget();
            return took;
        } catch (IOException | RuntimeException e) {
            Optional<WholeMessage> broken =
                    streams.stream().filter(WholeMessage::hasFailed).findFirst();
            if (broken.isEmpty()) {
                throw e;
            }
            failing.failed(key, broken.get().bytesRead());
            throw new IOException("The connection was lost within " + place, e);
        }
    }

    private static InputStream mimeStream(IMAPMessage message) throws IOException {
        try {
            return message.getMimeStream();
        } catch (MessagingException e) {
            throw new IOException("The message cannot be fetched: " + e.getMessage(), e);
        }
    }

    /** What was taken and is not yet kept as progress. */
    private final class Batch {
        private final MailServer.Opened open;
        private final long validity;
        private final List<MailDoor.Took> took = new ArrayList<>();
        private final List<IMAPMessage> messages = new ArrayList<>();
        private long last;
        private int count;

        Batch(MailServer.Opened open, long validity) {
            this.open = open;
            this.validity = validity;
        }

        void keep(int left) throws MessagingException {
            if (count == 0) {
                return;
            }
            ServerSide.tell(open.folder(), messages, mailbox.settings().after());
            transaction.executeWithoutResult(status -> {
                progress.keep(mailbox.source(), open.name(), validity, last, left - count);
                took.forEach(door::acknowledge);
            });
        }
    }
}
