package dev.rapport.web.api;

import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Match;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A match as the API shows it.
 *
 * @param why for an unmatched item, which numbers and addresses were looked for in vain
 */
record MatchView(
        String outcome,
        @Nullable String accountId,
        List<String> contactIds,
        @Nullable String opportunityId,
        List<ReasonView> reasons,
        @Nullable String why) {

    static MatchView of(Match match) {
        List<ReasonView> reasons = match.reasons().stream().map(ReasonView::of).toList();
        return switch (match) {
            case Match.Matched matched ->
                new MatchView(
                        "MATCHED",
                        matched.account() == null ? null : matched.account().toString(),
                        matched.contacts().stream().map(ContactId::toString).toList(),
                        null,
                        reasons,
                        null);
            case Match.Ambiguous ambiguous -> new MatchView("AMBIGUOUS", null, List.of(), null, reasons, null);
            case Match.Unmatched unmatched ->
                new MatchView("UNMATCHED", null, List.of(), null, reasons, unmatched.why());
        };
    }

    /** What speaks for a customer. */
    record ReasonView(
            String rule,
            String partyId,
            @Nullable String contactId,
            @Nullable String accountId,
            double score) {

        static ReasonView of(Match.Reason reason) {
            return new ReasonView(
                    reason.rule(),
                    reason.party().toString(),
                    reason.contact() == null ? null : reason.contact().toString(),
                    reason.account() == null ? null : reason.account().toString(),
                    reason.score());
        }

        /** The same of another name of the party. */
        ReasonView of(String otherPartyId) {
            return new ReasonView(rule, otherPartyId, contactId, accountId, score);
        }
    }
}
