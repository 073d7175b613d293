package dev.rapport.crm.objection;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.crm.Opportunity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time that an objection was raised.
 *
 * @param finding where, with the evidence; the second place of it is the answer's, where there was one
 * @param category such as PRICE
 * @param at when it was said or written
 * @param handled whether it was answered there and then
 * @param answer in the words of who answered; null where nobody did
 * @param account whose record it is on; null where nobody knows
 * @param sale what it was about; null where nobody knows
 * @param product of the sale, else the only one that was spoken of; null where nobody knows
 */
public record Occurrence(
        Finding finding,
        String category,
        Instant at,
        Channel channel,
        boolean handled,
        @Nullable String answer,
        @Nullable AccountId account,
        @Nullable Sale sale,
        @Nullable String product) {

    /**
     * The sale that it was about.
     *
     * @param stage in which it was when the objection was raised; null where nobody said
     * @param outcome as it is today
     */
    public record Sale(
            OpportunityId id, String name, @Nullable String stage, Opportunity.Outcome outcome) {}
}
