package dev.rapport.capture.email;

import dev.rapport.capture.FileDelivery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a message was delivered.
 *
 * @param source as the ledger names it: a route's id, a mailbox's name, or the kind of an import
 * @param key what was delivered, unique within the source, so that the same is known when it comes again after a kill (such as
 *     "INBOX;uidvalidity;uid", or the place within an mbox); null for what comes by a request, and for a file that is one message
 * @param file where a watched folder has it; null elsewhere
 * @param owner the address of the mailbox's owner; null where there is none. Without company domains, ours is the owner
 * @param policy whether the exclusion policy applies: live sources
 * @param envelope the recipients of an SMTP envelope, which the headers may not name; empty elsewhere
 */
public record EmailDelivery(
        String source,
        @Nullable String key,
        @Nullable FileDelivery file,
        @Nullable String owner,
        boolean policy,
        List<String> envelope) {

    public EmailDelivery {
        envelope = List.copyOf(envelope);
    }

    /** What comes by a request. */
    public static EmailDelivery request(String source, boolean policy) {
        return new EmailDelivery(source, null, null, null, policy, List.of());
    }
}
