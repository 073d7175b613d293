package dev.rapport.crm;

import dev.rapport.conversation.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a table says of an opportunity. An {@link IllegalArgumentException} says why it can not be kept.
 *
 * @param name null for a row that only has an external id
 * @param changedAt when it came to this stage; null for now
 */
record OpportunityRow(
        RowAccounts.Named account,
        @Nullable String externalId,
        @Nullable String name,
        @Nullable String stage,
        Opportunity.@Nullable Outcome outcome,
        @Nullable String product,
        @Nullable Money amount,
        @Nullable LocalDate closeDate,
        @Nullable Instant changedAt) {

    static OpportunityRow of(TableHeader<OpportunityColumn> header, List<String> cells, WrittenDays days) {
        Function<OpportunityColumn, @Nullable String> read = column -> header.first(
                column, cells, column.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        String amount = read.apply(OpportunityColumn.AMOUNT);
        String closeDate = read.apply(OpportunityColumn.CLOSE_DATE);
        String changedAt = read.apply(OpportunityColumn.CHANGED_AT);
        return new OpportunityRow(
                new RowAccounts.Named(
                        read.apply(OpportunityColumn.ACCOUNT), read.apply(OpportunityColumn.ACCOUNT_EXTERNAL_ID)),
                read.apply(OpportunityColumn.EXTERNAL_ID),
                read.apply(OpportunityColumn.NAME),
                read.apply(OpportunityColumn.STAGE),
                outcome(read.apply(OpportunityColumn.OUTCOME)),
                read.apply(OpportunityColumn.PRODUCT),
                amount == null ? null : WrittenMoney.of(amount, read.apply(OpportunityColumn.CURRENCY)),
                closeDate == null ? null : days.day(closeDate, "close date"),
                changedAt == null ? null : days.time(changedAt, "changed at"));
    }

    private static Opportunity.@Nullable Outcome outcome(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Opportunity.Outcome implied = Opportunity.Outcome.impliedBy(text);
        boolean open = Arrays.asList("open", "pending").contains(text.toLowerCase(Locale.ROOT));
        if (implied == Opportunity.Outcome.OPEN && !open) {
            throw new IllegalArgumentException("outcome is \"" + text + "\"; it is open, won or lost");
        }
        return implied;
    }

    /** Whether it says how far the opportunity is. */
    boolean isStaged() {
        return stage != null || outcome != null;
    }

    Opportunity.Step step(Instant at) {
        return new Opportunity.Step(
                stage, outcome == null ? Opportunity.Outcome.impliedBy(stage) : outcome, amount, at);
    }

    /** What a row says that is the latest of its opportunity; what it leaves blank stays. */
    OpportunityPatch asPatch() {
        return new OpportunityPatch(
                Drafts.given(externalId),
                Change.keep(),
                externalId == null ? Change.keep() : Drafts.given(name),
                Drafts.given(stage),
                Drafts.given(outcome),
                Drafts.given(product),
                Drafts.given(amount),
                Drafts.given(closeDate),
                Map.of());
    }

    /** What an older row adds: only what nobody has said yet. */
    OpportunityPatch asPatchOfBlanks(Opportunity there) {
        return new OpportunityPatch(
                Drafts.given(externalId),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                there.product() == null ? Drafts.given(product) : Change.keep(),
                there.amount() == null ? Drafts.given(amount) : Change.keep(),
                there.closeDate() == null ? Drafts.given(closeDate) : Change.keep(),
                Map.of());
    }

    String label() {
        return Optional.ofNullable(name).orElse(String.valueOf(externalId));
    }

    /** Equal for rows that say the same. */
    String sha256() {
        return Written.sha256("opportunity\u001f" + this);
    }
}
