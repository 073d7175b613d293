package dev.rapport.web.pages;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Viewer;
import org.springframework.stereotype.Component;

/** Calls parties whom nobody named in the conversation by the name of the contact that they are. Safe for use by many threads. */
@Component
final class KnownParties {

    private final CustomerNames names;

    KnownParties(CustomerNames names) {
        this.names = names;
    }

    Conversation named(Viewer viewer, Conversation conversation) {
        return new Conversation(
                conversation.id(),
                conversation.channel(),
                conversation.subject(),
                conversation.startedAt(),
                conversation.endedAt(),
                conversation.direction(),
                conversation.language(),
                conversation.items(),
                conversation.parties().stream()
                        .map(party -> named(viewer, party))
                        .toList());
    }

    private Party named(Viewer viewer, Party party) {
        if (party.name() != null || party.contactId() == null) {
            return party;
        }
        return new Party(
                party.id(),
                party.side(),
                party.sideConfidence(),
                names.contact(viewer, party.contactId()),
                party.phone(),
                party.email(),
                party.handle(),
                party.speaker(),
                party.track(),
                party.contactId());
    }
}
