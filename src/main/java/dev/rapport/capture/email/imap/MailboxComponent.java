package dev.rapport.capture.email.imap;

import dev.rapport.capture.SourceStates;
import dev.rapport.capture.email.MailDoor;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a route names to take mailboxes of {@code rapport.email.imap.*}: {@code mailbox:all}, or {@code mailbox:NAME} for one.
 *
 * <p>Camel's own consumer of IMAP is not used: it knows what it has read only by marks on the server, or by message ids in memory.
 */
@Component("mailbox")
public final class MailboxComponent extends DefaultComponent {

    private final ImapSettings settings;
    private final MailServer server;
    private final FolderProgress progress;
    private final MailDoor door;
    private final SourceStates states;
    private final TransactionTemplate transaction;

    MailboxComponent(
            ImapSettings settings,
            MailServer server,
            FolderProgress progress,
            MailDoor door,
            SourceStates states,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.server = server;
        this.progress = progress;
        this.door = door;
        this.states = states;
        this.transaction = transaction;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new MailboxEndpoint(uri, this, remaining);
    }

    /** The mailboxes that an endpoint names. */
    Map<String, MailboxSettings> mailboxes(String named) {
        Map<String, MailboxSettings> all = new TreeMap<>(settings.imap());
        if (!named.equals("all")) {
            all.keySet().retainAll(Set.of(named));
        }
        return all;
    }

    FolderWatch watch(String name, MailboxSettings mailbox, String folder, FolderReader.Taker taker) {
        var of = new FolderReader.Mailbox(name, sourceOf(name), mailbox);
        var reader = new FolderReader(of, progress, door, transaction, taker);
        return new FolderWatch(of, folder, server, reader, states);
    }

    SourceStates states() {
        return states;
    }

    /** How the ledger names a mailbox. */
    static String sourceOf(String name) {
        return "imap-" + name;
    }
}
