package dev.rapport.search;

import dev.rapport.archive.ItemStore;
import dev.rapport.archive.StageStore;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageRequest;
import dev.rapport.conversation.Viewer;
import org.springframework.stereotype.Component;

/**
 * The stage that makes an item searchable.
 *
 * <p>The index is written before the transaction commits: if that fails, the stage runs again and replaces the same by
 * the same. Safe for use by many threads.
 */
@Component("indexStage")
class IndexStage {

    private final ItemStore items;
    private final ArchiveSource source;
    private final MomentIndex index;
    private final StageStore stages;

    IndexStage(ItemStore items, ArchiveSource source, MomentIndex index, StageStore stages) {
        this.items = items;
        this.source = source;
        this.index = index;
        this.stages = stages;
    }

    /** Reads what there is to be found of the item. */
    public IndexedItem compute(StageRequest request) {
        return source.read(items.get(Viewer.PIPELINE, request.item()));
    }

    /** Puts it into the index, in the place of what was there. */
    public void store(IndexedItem item) {
        index.replace(item);
        stages.done(item.occasion().item(), Stage.INDEX);
    }
}
