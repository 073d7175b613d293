package dev.rapport.web.api;

import dev.rapport.archive.FindingStore;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Activity;
import dev.rapport.crm.promise.PromiseStates;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows activities with what was found in them, its promises as they stand. Safe for use by many threads. */
@Component
final class Timelines {

    private final FindingStore findings;
    private final PromiseStates promises;

    Timelines(FindingStore findings, PromiseStates promises) {
        this.findings = findings;
        this.promises = promises;
    }

    Listing<ActivityView> of(Viewer viewer, Page<Activity> shown) {
        List<ItemId> items = shown.items().stream().map(Activity::item).toList();
        Map<ItemId, List<Finding>> found = promises.stated(viewer, findings.of(viewer, items));
        return Listing.of(shown, activity -> ActivityView.of(activity, found));
    }
}
