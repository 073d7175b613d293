package dev.rapport.web.api;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Direction;
import dev.rapport.crm.Activity;
import java.time.Instant;
import java.util.List;
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
        List<Object> findings) {

    static ActivityView of(Activity activity) {
        return new ActivityView(
                activity.id().toString(),
                activity.item().toString(),
                activity.conversation().toString(),
                activity.channel(),
                activity.at(),
                activity.direction(),
                activity.subject(),
                activity.summary(),
                activity.contacts().stream().map(ContactId::toString).toList(),
                activity.account() == null ? null : activity.account().toString(),
                null,
                List.of());
    }
}
