package dev.rapport.capture.call;

import dev.rapport.conversation.Item;
import java.time.Instant;

/** Items with one thing changed, before they are kept. */
final class CallItems {

    private CallItems() {}

    static Item startingAt(Item item, Instant at) {
        return new Item(
                item.id(),
                item.conversation(),
                item.kind(),
                item.source(),
                item.externalId(),
                item.filename(),
                item.original(),
                at,
                item.state(),
                item.recording(),
                item.stages(),
                item.match(),
                item.flags());
    }
}
