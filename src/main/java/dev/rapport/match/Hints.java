package dev.rapport.match;

import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an item besides who took part.
 *
 * @param named which parties a person said to be which contact
 * @param refused whom a person took off which party
 * @param introductions how people said who they are
 * @param at when it was said; null for now
 */
record Hints(
        Map<PartyId, ContactId> named,
        Map<PartyId, Set<ContactId>> refused,
        List<Introduction> introductions,
        @Nullable Instant at) {

    static final Hints NONE = named(Map.of());

    static Hints named(Map<PartyId, ContactId> named) {
        return new Hints(named, Map.of(), List.of(), null);
    }

    Hints {
        introductions = List.copyOf(introductions);
    }
}
