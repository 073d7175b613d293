package dev.rapport.capture.email.imap;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** The mailboxes that one route takes; for taking only. */
final class MailboxEndpoint extends DefaultEndpoint {

    private final MailboxComponent mailboxes;
    private final String named;

    MailboxEndpoint(String uri, MailboxComponent mailboxes, String named) {
        super(uri, mailboxes);
        this.mailboxes = mailboxes;
        this.named = named;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("Mail is not sent through a mailbox; a route may only begin with it");
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        MailboxConsumer consumer = new MailboxConsumer(this, processor, mailboxes, named);
        configureConsumer(consumer);
        return consumer;
    }
}
