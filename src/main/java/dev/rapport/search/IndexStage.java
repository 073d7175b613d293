package dev.rapport.search;

import dev.rapport.archive.Bundle;
import dev.rapport.archive.BundleStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.archive.StageStore;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageRequest;
import dev.rapport.conversation.Viewer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The stage that makes an item searchable.
 *
 * <p>The index is written before the stage is marked done: if that fails, the stage runs again and replaces the same by
 * the same. Safe for use by many threads.
 */
@Component("indexStage")
class IndexStage {

    private final ItemStore items;
    private final ArchiveSource source;
    private final MomentIndex index;
    private final StageStore stages;
    private final BundleStore bundles;
    private final List<AfterIndexing> after;

    IndexStage(
            ItemStore items,
            ArchiveSource source,
            MomentIndex index,
            StageStore stages,
            BundleStore bundles,
            ObjectProvider<AfterIndexing> after) {
        this.items = items;
        this.source = source;
        this.index = index;
        this.stages = stages;
        this.bundles = bundles;
        this.after = after.orderedStream().toList();
    }

    /** Reads what there is to be found of the item; of a discarded one, nothing. */
    public Change compute(StageRequest request) {
        Item item = items.get(Viewer.PIPELINE, request.item());
        return item.state() == ItemState.DISCARDED ? new Change.Gone(item.id()) : new Change.There(source.read(item));
    }

    /**
     * Puts it into the index, in the place of what was there, and waits until that is on disk. Outside of a transaction, so that
     * as many items as there are threads share one write to the disk, and none of them keeps a connection meanwhile.
     */
    public Change write(Change change) {
        switch (change) {
            case Change.There there -> index.replace(there.content());
            case Change.Gone gone -> index.remove(gone.item());
        }
        return change;
    }

    /** Keeps that it is to be found. */
    public void store(Change change) {
        stages.done(change.item(), Stage.INDEX);
        after.forEach(one -> one.indexed(List.of(change.item())));
    }

    /** The stage begins for messages that go together. */
    public Bundle begin(Bundle bundle) {
        after.forEach(one -> one.indexed(bundle.items()));
        return bundles.begin(bundle, Stage.INDEX);
    }

    /** Puts messages that go together into the index, as {@link #write} does. */
    public Bundle writeAll(Bundle bundle) {
        Set<ItemId> added = bundle.entries().stream()
                .filter(entry -> !entry.known())
                .map(entry -> entry.item().id())
                .collect(Collectors.toSet());
        index.replaceAll(source.read(bundle), added);
        return bundle;
    }

    /** What is to be done to the index. */
    sealed interface Change {

        ItemId item();

        /** The item is to be found by this. */
        record There(IndexedItem content) implements Change {
            @Override
            public ItemId item() {
                return content.occasion().item();
            }
        }

        /** The item is not to be found any more. */
        record Gone(ItemId item) implements Change {}
    }
}
