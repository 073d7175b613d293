package dev.rapport.understand;

import dev.rapport.query.QueryField;
import dev.rapport.query.QueryNode;
import dev.rapport.query.QuerySyntaxException;
import java.util.List;
import java.util.Set;

/** Decides which lines a field or a time of a query leaves, and which fields a tracker may ask for at all. */
final class TrackerFilter {

    private static final Set<QueryField> KNOWN =
            Set.of(QueryField.SIDE, QueryField.CHANNEL, QueryField.BEFORE, QueryField.AFTER, QueryField.FIRST);

    private TrackerFilter() {}

    static boolean holds(QueryNode filter, Talk talk, Line line) {
        return switch (filter) {
            case QueryNode.FieldIs field ->
                field.field() == QueryField.SIDE
                        ? line.side().name().equals(field.value())
                        : talk.channel().name().equals(field.value());
            case QueryNode.Before before -> line.at().isBefore(before.instant());
            case QueryNode.After after -> !line.at().isBefore(after.instant());
            case QueryNode.First first ->
                talk.spoken() && line.startMs() < first.length().toMillis();
            default -> throw new IllegalArgumentException("No filter: " + filter);
        };
    }

    /** A {@link QuerySyntaxException} where a tracker can not know what is asked: whose record an item is on comes later. */
    static QueryNode checked(QueryNode node) {
        switch (node) {
            case QueryNode.FieldIs field when !KNOWN.contains(field.field()) ->
                throw new QuerySyntaxException(
                        0,
                        "A tracker can not ask for " + field.field().key()
                                + ": it may ask for words, phrases, side, channel, before, after, first and within");
            case QueryNode.And and -> checked(and.nodes());
            case QueryNode.Or or -> checked(or.nodes());
            case QueryNode.Not not -> checked(not.node());
            default -> {
                // words, and times that a line knows
            }
        }
        return node;
    }

    private static void checked(List<QueryNode> nodes) {
        nodes.forEach(TrackerFilter::checked);
    }
}
