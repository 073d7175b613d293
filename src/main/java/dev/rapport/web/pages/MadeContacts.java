package dev.rapport.web.pages;

import dev.rapport.archive.ItemStore;
import dev.rapport.archive.MessageStore;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.newcomer.NewcomerTable;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells of which mail Rapport made a contact, so that whoever wonders can read it. Safe for use by many threads. */
@Component
final class MadeContacts {

    private final NewcomerTable newcomers;
    private final ItemStore items;
    private final MessageStore messages;
    private final Times times;

    MadeContacts(NewcomerTable newcomers, ItemStore items, MessageStore messages, Times times) {
        this.newcomers = newcomers;
        this.items = items;
        this.messages = messages;
        this.times = times;
    }

    /** The mail by the time at which it came; empty for a contact that a person made. */
    Optional<Link> of(Viewer viewer, ContactId contact) {
        return newcomers
                .origin(viewer, contact)
                .flatMap(one -> items.find(viewer, one.item())
                        .flatMap(item -> messages.of(viewer, item.id())
                                .map(message -> Link.of(
                                        times.moment(one.at()).text(),
                                        "/conversations/" + item.conversation() + "?item=" + item.id() + "#m-"
                                                + message.id()))));
    }
}
