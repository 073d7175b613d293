package dev.rapport.web.pages;

import dev.rapport.archive.ItemStore;
import dev.rapport.capture.Refusals;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import org.springframework.stereotype.Component;

/** Counts what people are shown on more than one page. Safe for use by many threads. */
@Component("countsOfPages")
final class Counts {

    private final ItemStore items;
    private final Refusals refusals;

    Counts(ItemStore items, Refusals refusals) {
        this.items = items;
        this.refusals = refusals;
    }

    /** Items in quarantine, and files that were refused and never became an item. */
    long quarantined(Viewer viewer) {
        return items.count(viewer, ItemState.QUARANTINED)
                + refusals.list(viewer, PageRequest.first(1)).total();
    }

    long inWork(Viewer viewer) {
        return items.count(viewer, ItemState.PENDING);
    }
}
