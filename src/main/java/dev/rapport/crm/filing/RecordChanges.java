package dev.rapport.crm.filing;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.Side;
import dev.rapport.crm.field.FieldOwner;
import dev.rapport.crm.objection.Objection;
import dev.rapport.crm.promise.PromiseState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What would become otherwise on the customers' records. */
public record RecordChanges(List<FieldChange> fields, List<PromiseMove> promises, List<ObjectionMove> objections) {

    public static final RecordChanges NONE = new RecordChanges(List.of(), List.of(), List.of());

    public RecordChanges {
        fields = List.copyOf(fields);
        promises = List.copyOf(promises);
        objections = List.copyOf(objections);
    }

    /**
     * A field.
     *
     * @param before null where it is empty; so is {@code after}
     * @param asked what a person would be asked about, since it contradicts what was entered; null for nothing new
     */
    public record FieldChange(
            FieldOwner owner,
            String name,
            @Nullable String before,
            @Nullable String after,
            @Nullable String asked) {}

    /**
     * A promise.
     *
     * @param finding where it stands; of a promise that would be new, an id that means nothing yet
     * @param before null where it is not in the ledger; so is {@code after}
     */
    public record PromiseMove(
            FindingId finding,
            @Nullable Side owner,
            String action,
            @Nullable PromiseState before,
            @Nullable PromiseState after) {}

    /** An objection of an account; null where there would be none, or is none yet. */
    public record ObjectionMove(
            AccountId account, String category, Objection.@Nullable State before, Objection.@Nullable State after) {}
}
