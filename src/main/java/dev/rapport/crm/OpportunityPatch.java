package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Money;
import java.time.LocalDate;
import java.util.Map;

/**
 * What someone wants to be different of an opportunity. An {@link IllegalArgumentException} names what can not be kept.
 *
 * <p>A new stage without an outcome brings the outcome that its name says: whoever moves a sale to "Closed won" has won it.
 */
public record OpportunityPatch(
        Change<String> externalId,
        Change<AccountId> accountId,
        Change<String> name,
        Change<String> stage,
        Change<Opportunity.Outcome> outcome,
        Change<String> product,
        Change<Money> amount,
        Change<LocalDate> closeDate,
        Map<String, Change<String>> fields) {

    public OpportunityPatch {
        refuseCleared("name", name);
        refuseCleared("accountId", accountId);
        refuseCleared("outcome", outcome);
        name = name.checked(text -> Written.name(text, "opportunity"));
        externalId = externalId.checked(text -> Written.orNull(text, "externalId"));
        stage = stage.checked(text -> Written.orNull(text, "stage"));
        product = product.checked(text -> Written.orNull(text, "product"));
        fields = Change.checked(fields);
    }

    /** Changes fields, and nothing else. */
    static OpportunityPatch ofFields(Map<String, Change<String>> fields) {
        return new OpportunityPatch(
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                fields);
    }

    private static void refuseCleared(String field, Change<?> change) {
        if (change instanceof Change.Clear<?>) {
            throw new IllegalArgumentException(field + " can not be cleared; give the opportunity another");
        }
    }

    /** What it will be; its history, its fields and its version are as before. */
    Opportunity after(Opportunity before) {
        String stageAfter = stage.after(before.stage());
        Opportunity.Outcome implied = java.util.Objects.equals(stageAfter, before.stage())
                ? before.outcome()
                : Opportunity.Outcome.impliedBy(stageAfter);
        return new Opportunity(
                before.id(),
                externalId.after(before.externalId()),
                accountId.after(before.accountId(), before.accountId()),
                name.after(before.name(), before.name()),
                stageAfter,
                outcome.after(implied, implied),
                product.after(before.product()),
                amount.after(before.amount()),
                closeDate.after(before.closeDate()),
                before.history(),
                before.fields(),
                before.version(),
                before.createdAt());
    }
}
