package dev.rapport.crm.filing;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.UtteranceId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes findings for tests of what they feed. */
final class FieldFindings {

    private FieldFindings() {}

    static Finding found(
            FindingType type, Side side, String text, String quote, Map<String, ? extends @Nullable Object> value) {
        int start = text.indexOf(quote);
        var place = new Evidence(
                Evidence.Kind.UTTERANCE,
                ConversationId.create(),
                ItemId.create(),
                UtteranceId.create(),
                null,
                null,
                quote,
                new TextSpan(start, start + quote.length()),
                null);
        return new Finding(
                FindingId.create(),
                place.conversation(),
                place.item(),
                type,
                type.key(),
                side,
                text,
                Map.copyOf(value),
                0.9,
                "test",
                1,
                FindingStatus.DERIVED,
                List.of(place));
    }
}
