package dev.rapport.search;

import java.util.List;

/** All that the index holds of one item. */
public record IndexedItem(Occasion occasion, List<Moment> moments) {

    public IndexedItem {
        moments = List.copyOf(moments);
    }
}
