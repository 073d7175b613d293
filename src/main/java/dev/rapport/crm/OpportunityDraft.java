package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Money;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What someone wants a new opportunity to be. An {@link IllegalArgumentException} names what can not be kept.
 *
 * @param outcome null for what the name of the stage says
 */
public record OpportunityDraft(
        @Nullable String externalId,
        AccountId accountId,
        String name,
        @Nullable String stage,
        Opportunity.@Nullable Outcome outcome,
        @Nullable String product,
        @Nullable Money amount,
        @Nullable LocalDate closeDate,
        Map<String, String> fields) {

    public OpportunityDraft {
        name = Written.name(name, "opportunity");
        externalId = Written.orNull(externalId, "externalId");
        stage = Written.orNull(stage, "stage");
        product = Written.orNull(product, "product");
        fields = Written.fields(fields);
    }

    Opportunity.Outcome outcomeNow() {
        return outcome == null ? Opportunity.Outcome.impliedBy(stage) : outcome;
    }
}
