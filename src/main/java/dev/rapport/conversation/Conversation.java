package dev.rapport.conversation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was said between the same people on one occasion, without the words: its items and its parties.
 *
 * @param language a BCP 47 tag such as "en-US"
 * @param items in the order of their time; discarded ones are left out
 */
public record Conversation(
        ConversationId id,
        Channel channel,
        @Nullable String subject,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Direction direction,
        @Nullable String language,
        List<Item> items,
        List<Party> parties) {

    public Conversation {
        items = List.copyOf(items);
        parties = List.copyOf(parties);
    }

    /** PENDING while any item is, else PROCESSED if any item is, else QUARANTINED. */
    public ItemState state() {
        if (items.stream().anyMatch(item -> item.state() == ItemState.PENDING)) {
            return ItemState.PENDING;
        }
        return items.stream().anyMatch(item -> item.state() == ItemState.PROCESSED)
                ? ItemState.PROCESSED
                : ItemState.QUARANTINED;
    }

    /** The decision about the earliest item that has one. */
    public Optional<Match> match() {
        return items.stream()
                .sorted(Comparator.comparing(Item::startedAt))
                .flatMap(item -> Optional.ofNullable(item.match()).stream())
                .findFirst();
    }

    public Optional<Party> party(PartyId id) {
        return parties.stream().filter(party -> party.id().equals(id)).findFirst();
    }
}
