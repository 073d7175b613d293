package dev.rapport.crm.newcomer;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ItemId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at a known company who wrote, as one message tells of them.
 *
 * @param item the message
 * @param account whose domain the address is of
 * @param email the address as addresses are compared
 * @param name what to call them
 * @param title as the signature gives it; so are {@code phones}, in E.164
 */
public record Newcomer(
        ItemId item,
        AccountId account,
        String email,
        String name,
        @Nullable String title,
        List<String> phones,
        Instant at) {

    public Newcomer {
        phones = List.copyOf(phones);
    }
}
