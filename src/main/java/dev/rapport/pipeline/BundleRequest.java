package dev.rapport.pipeline;

import dev.rapport.conversation.ItemId;
import java.util.List;

/** Asks for the whole way of these items; the body that {@link Bundles} hands to the route of bundles. */
record BundleRequest(List<ItemId> items) {

    BundleRequest {
        items = List.copyOf(items);
    }
}
