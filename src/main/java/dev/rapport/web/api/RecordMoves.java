package dev.rapport.web.api;

import dev.rapport.conversation.Side;
import dev.rapport.crm.field.FieldOwner;
import dev.rapport.crm.filing.RecordChanges;
import dev.rapport.crm.objection.Objection;
import dev.rapport.crm.promise.PromiseState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What processing again would change on the customers' records, as the API shows it. */
record RecordMoves(List<FieldMove> fields, List<PromiseMove> promises, List<ObjectionMove> objections) {

    static RecordMoves of(RecordChanges changes) {
        return new RecordMoves(
                changes.fields().stream()
                        .map(one -> new FieldMove(
                                one.owner().kind(),
                                one.owner().id().toString(),
                                one.name(),
                                one.before(),
                                one.after(),
                                one.asked()))
                        .toList(),
                changes.promises().stream()
                        .map(one -> new PromiseMove(
                                one.finding().toString(), one.owner(), one.action(), one.before(), one.after()))
                        .toList(),
                changes.objections().stream()
                        .map(one ->
                                new ObjectionMove(one.account().toString(), one.category(), one.before(), one.after()))
                        .toList());
    }

    /** @param asked what a person would be asked about, since it contradicts what was entered; null for nothing new */
    record FieldMove(
            FieldOwner.Kind owner,
            String ownerId,
            String name,
            @Nullable String before,
            @Nullable String after,
            @Nullable String asked) {}

    /** States are null where the promise is not in the ledger. */
    record PromiseMove(
            String id,
            @Nullable Side owner,
            String action,
            @Nullable PromiseState before,
            @Nullable PromiseState after) {}

    /** States are null where there is no such objection. */
    record ObjectionMove(
            String accountId, String category, Objection.@Nullable State before, Objection.@Nullable State after) {}
}
