package dev.rapport.pipeline;

import dev.rapport.archive.ItemStore;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageState;
import dev.rapport.conversation.StageStatus;
import dev.rapport.conversation.Viewer;
import java.util.Comparator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The items that could not be processed, with the reason; each is retried or discarded by a person. */
@Component
public class Quarantine {

    private final ItemStore items;
    private final Jobs jobs;

    Quarantine(ItemStore items, Jobs jobs) {
        this.items = items;
        this.jobs = jobs;
    }

    /** Those that came last first. */
    public Page<Entry> page(Viewer viewer, PageRequest page) {
        return items.inState(viewer, ItemState.QUARANTINED, page).map(Quarantine::entry);
    }

    /** Runs the failed stage again, and those after it. False where the item is not in quarantine. */
    @Transactional
    public boolean retry(Viewer viewer, ItemId id) {
        return items.find(viewer, id)
                .filter(item -> item.state() == ItemState.QUARANTINED)
                .map(item -> {
                    jobs.enqueue(id, entry(item).stage());
                    return true;
                })
                .orElse(false);
    }

    /** Takes the item out of sight and of search; its original and its row in the ledger stay. False as for a retry. */
    @Transactional
    public boolean discard(Viewer viewer, ItemId id) {
        boolean quarantined = items.find(viewer, id)
                .filter(item -> item.state() == ItemState.QUARANTINED)
                .isPresent();
        if (quarantined) {
            items.become(id, ItemState.DISCARDED);
            jobs.enqueue(id, Stage.FILE);
        }
        return quarantined;
    }

    private static Entry entry(Item item) {
        return item.stages().entrySet().stream()
                .filter(stage -> stage.getValue().state() == StageState.FAILED)
                .max(Comparator.comparing(stage -> stage.getValue().at()))
                .map(stage -> new Entry(item, stage.getKey(), stage.getValue()))
                .orElseThrow(
                        () -> new IllegalStateException("Nothing of the quarantined item " + item.id() + " failed"));
    }

    /**
     * One item in quarantine.
     *
     * @param stage the stage that failed
     * @param failure when and why
     */
    public record Entry(Item item, Stage stage, StageStatus failure) {}
}
