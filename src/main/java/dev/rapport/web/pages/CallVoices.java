package dev.rapport.web.pages;

import dev.rapport.archive.CallFact;
import dev.rapport.archive.CallStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Viewer;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the page of a call knows besides the conversation: its kind, and who is on which track of each recording. */
interface CallVoices {

    Optional<CallFact> fact(Viewer viewer, Conversation call);

    List<Party> partiesOn(Viewer viewer, Conversation call, ItemId item);

    /** From the archive. */
    @Component
    record Stored(CallStore calls) implements CallVoices {

        @Override
        public Optional<CallFact> fact(Viewer viewer, Conversation call) {
            return Optional.ofNullable(calls.facts(viewer, List.of(call.id())).get(call.id()));
        }

        @Override
        public List<Party> partiesOn(Viewer viewer, Conversation call, ItemId item) {
            return calls.partiesOn(viewer, call, item);
        }
    }
}
