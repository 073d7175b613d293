package dev.rapport.capture.call;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import java.util.List;

/** What became of a call that was delivered. */
public sealed interface CallOutcome {

    /**
     * It is durable and has its first job; or it was there before.
     *
     * @param flags what a person should know of it
     */
    record Accepted(ConversationId conversationId, ItemId itemId, boolean duplicate, List<String> flags)
            implements CallOutcome {
        public Accepted {
            flags = List.copyOf(flags);
        }
    }

    /**
     * Nothing of it is kept.
     *
     * @param reason for people to read: the thing and the remedy
     */
    record Refused(Why why, String reason) implements CallOutcome {}

    /** The kinds of reasons. */
    enum Why {
        EMPTY,
        NOT_AUDIO,
        TOO_LARGE,
        METADATA
    }
}
