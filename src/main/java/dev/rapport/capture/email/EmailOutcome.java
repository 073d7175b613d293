package dev.rapport.capture.email;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import java.util.List;

/** What became of a message that was delivered. */
public sealed interface EmailOutcome {

    /**
     * It is durable and has its first job; or it was there before.
     *
     * @param messageId of the message in its conversation; not the Message-ID of its header
     * @param flags what a person should know of it
     */
    record Accepted(
            ConversationId conversationId, ItemId itemId, String messageId, boolean duplicate, List<String> flags)
            implements EmailOutcome {
        public Accepted {
            flags = List.copyOf(flags);
        }
    }

    /**
     * The policy leaves it out: it is counted, and nothing of it is kept.
     *
     * @param rule such as "INTERNAL"
     */
    record Excluded(String rule, String reason) implements EmailOutcome {}

    /**
     * Nothing of it is kept.
     *
     * @param reason for people to read: the thing and the remedy
     */
    record Refused(Why why, String reason) implements EmailOutcome {}

    /** The kinds of reasons. */
    enum Why {
        EMPTY,
        NOT_A_MESSAGE,
        TOO_LARGE
    }
}
