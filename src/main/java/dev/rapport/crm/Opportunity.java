package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Money;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.crm.field.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A possible sale to an account.
 *
 * @param externalId the id of another system; no two opportunities have the same
 * @param stage how far it is, in the company's own words; null where nobody said
 * @param closeDate the day on which it was or is to be decided, in the company's zone
 * @param history every stage it has been in, the oldest first; the last is where it is now
 * @param fields by name, in the order of the names
 * @param version counted up by every change; what {@code ETag} shows and {@code If-Match} brings back
 */
public record Opportunity(
        OpportunityId id,
        @Nullable String externalId,
        AccountId accountId,
        String name,
        @Nullable String stage,
        Outcome outcome,
        @Nullable String product,
        @Nullable Money amount,
        @Nullable LocalDate closeDate,
        List<Step> history,
        Map<String, Field> fields,
        long version,
        Instant createdAt) {

    public Opportunity {
        history = List.copyOf(history);
    }

    /** Whether it is decided, and how. */
    public enum Outcome {
        OPEN,
        WON,
        LOST;

        /** What the name of a stage says of the outcome: "Closed won" is won, "lost to Summit" is lost, others are open. */
        static Outcome impliedBy(@Nullable String stage) {
            List<String> words = List.of(Optional.ofNullable(stage)
                    .orElse("")
                    .toUpperCase(Locale.ROOT)
                    .split("[^\\p{L}]+"));
            return words.contains(LOST.name()) ? LOST : words.contains(WON.name()) ? WON : OPEN;
        }
    }

    /**
     * A stage that it came to.
     *
     * @param amount what was expected then; null where nobody said
     */
    public record Step(
            @Nullable String stage,
            Outcome outcome,
            @Nullable Money amount,
            Instant at) {

        /** Whether the opportunity is in this stage already. */
        boolean isLike(Opportunity opportunity) {
            return outcome == opportunity.outcome() && Objects.equals(stage, opportunity.stage());
        }
    }
}
