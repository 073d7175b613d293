package dev.rapport.capture.email.imap;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does on the server what was wished for messages that are durable here; a wish that fails does not hold up capture. */
final class ServerSide {

    private static final Logger LOG = LoggerFactory.getLogger(ServerSide.class);

    private ServerSide() {}

    static void tell(IMAPFolder folder, List<IMAPMessage> taken, After after) {
        if (taken.isEmpty() || after.kind() == After.Kind.NOTHING) {
            return;
        }
        Message[] messages = taken.toArray(Message[]::new);
        try {
            switch (after.kind()) {
                case NOTHING -> {}
                case SEEN -> folder.setFlags(messages, new Flags(Flags.Flag.SEEN), true);
                case DELETE -> delete(folder, messages);
                case MOVE -> move(folder, messages, String.valueOf(after.folder()));
            }
        } catch (MessagingException | IllegalStateException e) {
            LOG.warn(
                    "{} messages of {} are taken in, but stay on the server as they are ({}): {}",
                    messages.length,
                    folder.getFullName(),
                    after.kind(),
                    e.getMessage());
        }
    }

    private static void move(IMAPFolder folder, Message[] messages, String target) throws MessagingException {
        Folder there = folder.getStore().getFolder(target);
        if (((IMAPStore) folder.getStore()).hasCapability("MOVE")) {
            folder.moveMessages(messages, there);
        } else {
            folder.copyMessages(messages, there);
            delete(folder, messages);
        }
    }

    /** Without UIDPLUS they are only marked: expunging would take what others have marked with it. */
    private static void delete(IMAPFolder folder, Message[] messages) throws MessagingException {
        folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
        if (((IMAPStore) folder.getStore()).hasCapability("UIDPLUS")) {
            folder.expunge(messages);
        }
    }
}
