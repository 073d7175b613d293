package dev.rapport.web.api;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.ItemId;
import dev.rapport.crm.Activity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry of a timeline as the API shows it. */
record ActivityView(
        String id,
        String itemId,
        String conversationId,
        Channel channel,
        Instant at,
        @Nullable Direction direction,
        String subject,
        @Nullable String summary,
        List<String> contactIds,
        @Nullable String accountId,
        @Nullable String opportunityId,
        List<FindingView> findings) {

    /** @param findings of the items of the page; a summary stands for the first words */
    static ActivityView of(Activity activity, Map<ItemId, List<Finding>> findings) {
        List<Finding> found = findings.getOrDefault(activity.item(), List.of());
        return new ActivityView(
                activity.id().toString(),
                activity.item().toString(),
                activity.conversation().toString(),
                activity.channel(),
                activity.at(),
                activity.direction(),
                activity.subject(),
                found.stream()
                        .filter(one -> one.type() == FindingType.SUMMARY && one.holds())
                        .findFirst()
                        .map(Finding::text)
                        .orElse(activity.summary()),
                activity.contacts().stream().map(ContactId::toString).toList(),
                activity.account() == null ? null : activity.account().toString(),
                activity.opportunity() == null ? null : activity.opportunity().toString(),
                found.stream().map(FindingView::of).toList());
    }
}
