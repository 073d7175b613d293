package dev.rapport.archive;

import java.time.Instant;
import java.util.List;

/**
 * What decides which thread a message belongs to.
 *
 * @param internetId its own
 * @param named the Message-IDs that it names as those that it follows
 * @param subject without prefixes, in the form in which subjects are compared; empty where it has none
 * @param answers whether it says, by whatever means, that it answers or forwards one
 * @param addresses of all who take part in it, in their normal form
 */
public record ThreadPlace(
        String internetId,
        List<String> named,
        String subject,
        boolean answers,
        Instant sentAt,
        List<String> addresses) {

    public ThreadPlace {
        named = List.copyOf(named);
        addresses = List.copyOf(addresses);
    }
}
