package dev.rapport.conversation;

import org.jspecify.annotations.Nullable;

/**
 * The exact place that a finding stands on.
 *
 * @param utterance the utterance that the place is in, also where {@code kind} is {@code MESSAGE}
 * @param quote what stands there, letter for letter; empty for a whole conversation
 * @param span where: in the text of the utterance, the body of the message, or the text of the attachment, as the kind says
 * @param time when it was said, from the first quoted word to the last; null for what was written
 */
public record Evidence(
        Kind kind,
        ConversationId conversation,
        ItemId item,
        @Nullable UtteranceId utterance,
        @Nullable MessageId message,
        @Nullable AttachmentId attachment,
        String quote,
        TextSpan span,
        @Nullable TimeSpan time) {

    /** What a place is in. {@code CONVERSATION} is for what is about the whole, or about an absence. */
    public enum Kind {
        UTTERANCE,
        MESSAGE,
        ATTACHMENT,
        CONVERSATION
    }

    public Evidence {
        if (span.end() - span.start() != quote.length()) {
            throw new IllegalArgumentException(
                    "A quote of " + quote.length() + " characters can not stand at " + span.start() + " to " + span.end());
        }
    }

    /** All of an item, or what is not in it. */
    public static Evidence ofWhole(ConversationId conversation, ItemId item) {
        return new Evidence(
                Kind.CONVERSATION, conversation, item, null, null, null, "", new TextSpan(0, 0), null);
    }
}
