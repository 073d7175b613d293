package dev.rapport.capture.chat;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;

/** What became of messages that were delivered by a request. */
public sealed interface ChatOutcome {

    /**
     * They are durable.
     *
     * @param duplicate whether all of it was known
     */
    record Accepted(ConversationId conversationId, ItemId itemId, boolean duplicate) implements ChatOutcome {}

    /**
     * The policy leaves them out; they are counted, and nothing of them is kept.
     *
     * @param rule as the API says it
     */
    record Excluded(String rule) implements ChatOutcome {}

    /**
     * Nothing of it is kept.
     *
     * @param reason for people to read: the thing and the remedy
     */
    record Refused(Why why, String reason) implements ChatOutcome {}

    /** The kinds of reasons. */
    enum Why {
        NOT_A_CHAT,
        TOO_LARGE
    }
}
