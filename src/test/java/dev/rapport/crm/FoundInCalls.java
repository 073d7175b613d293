package dev.rapport.crm;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.UtteranceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings as finders leave them, without the transcript that they were found in. */
public final class FoundInCalls {

    private FoundInCalls() {}

    @SuppressWarnings("NullAway") // it does not see the annotations of a record's nested types in a class file
    static Finding of(Item call, Finding finding) {
        var place = new Evidence(
                Evidence.Kind.UTTERANCE,
                call.conversation(),
                call.id(),
                UtteranceId.create(),
                null,
                null,
                finding.place().quote(),
                finding.place().span(),
                new TimeSpan(1_000, 2_000));
        return new Finding(
                FindingId.create(),
                call.conversation(),
                call.id(),
                finding.type(),
                finding.label(),
                finding.side(),
                finding.text(),
                finding.value(),
                finding.confidence(),
                finding.rule(),
                finding.ruleVersion(),
                finding.status(),
                List.of(place));
    }

    static Finding budget(String amount) {
        return finding(
                FindingType.AMOUNT,
                "amount",
                "Our budget is " + amount + " dollars",
                amount,
                Map.of("amount", amount, "currency", "USD"));
    }

    static Finding competitor(String name) {
        return finding(FindingType.COMPETITOR, name, "We look at " + name + " too", name, Map.of("name", name));
    }

    static Finding objection(String category, boolean handled) {
        return finding(FindingType.OBJECTION, category, "It is the " + category, category, Map.of("handled", handled));
    }

    private static Finding finding(
            FindingType type, String label, String text, String quote, Map<String, ? extends @Nullable Object> value) {
        return finding(type, label, Side.THEIRS, text, quote, value);
    }

    /** A finding whose label is its type. */
    public static Finding found(
            FindingType type, Side side, String text, String quote, Map<String, ? extends @Nullable Object> value) {
        return finding(type, type.key(), side, text, quote, value);
    }

    private static Finding finding(
            FindingType type,
            String label,
            Side side,
            String text,
            String quote,
            Map<String, ? extends @Nullable Object> value) {
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
                label,
                side,
                text,
                new LinkedHashMap<>(value),
                0.9,
                "test",
                1,
                FindingStatus.DERIVED,
                List.of(place));
    }
}
