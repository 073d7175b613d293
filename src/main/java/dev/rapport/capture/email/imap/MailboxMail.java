package dev.rapport.capture.email.imap;

import dev.rapport.capture.email.MailDoor;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** The step by which a route takes in what a mailbox brings. Safe for use by many threads. */
@Component("mailboxMail")
public final class MailboxMail {

    private final MailDoor door;

    MailboxMail(MailDoor door) {
        this.door = door;
    }

    /** On return it is committed what became of the message. That has to be the body at the end of the route. */
    public MailDoor.Took take(MailboxMessage message) throws IOException {
        return door.take(message.bytes(), message.delivery(), message.place(), message.size());
    }
}
