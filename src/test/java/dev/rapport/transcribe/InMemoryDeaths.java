package dev.rapport.transcribe;

import dev.rapport.conversation.ItemId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts deaths for a test. */
final class InMemoryDeaths implements Deaths {

    private final Map<ItemId, Count> counts = new ConcurrentHashMap<>();

    @Override
    public Count of(ItemId item) {
        return counts.getOrDefault(item, Count.NONE);
    }

    @Override
    public Count add(ItemId item, Kind kind) {
        return counts.merge(item, Count.NONE.plus(kind), (before, one) -> before.plus(kind));
    }
}
