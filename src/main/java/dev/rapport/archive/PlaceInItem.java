package dev.rapport.archive;

import dev.rapport.conversation.AttachmentId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.UtteranceId;
import org.jspecify.annotations.Nullable;

/**
 * What of evidence is kept as JSON: all but the item, of which the row knows, and the conversation, which may change while the item
 * stays.
 */
public record PlaceInItem(
        Evidence.Kind kind,
        @Nullable String utterance,
        @Nullable String message,
        @Nullable String attachment,
        String quote,
        int start,
        int end,
        @Nullable Long startMs,
        @Nullable Long endMs) {

    public static PlaceInItem of(Evidence evidence) {
        TimeSpan time = evidence.time();
        return new PlaceInItem(
                evidence.kind(),
                text(evidence.utterance()),
                text(evidence.message()),
                text(evidence.attachment()),
                evidence.quote(),
                evidence.span().start(),
                evidence.span().end(),
                time == null ? null : time.startMs(),
                time == null ? null : time.endMs());
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    public Evidence evidence(ConversationId conversation, ItemId item) {
        return new Evidence(
                kind,
                conversation,
                item,
                utterance == null ? null : UtteranceId.of(utterance),
                message == null ? null : MessageId.of(message),
                attachment == null ? null : AttachmentId.of(attachment),
                quote,
                new TextSpan(start, end),
                startMs == null || endMs == null ? null : new TimeSpan(startMs, endMs));
    }
}
