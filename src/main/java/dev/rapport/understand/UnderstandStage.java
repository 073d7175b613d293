package dev.rapport.understand;

import dev.rapport.archive.Bundle;
import dev.rapport.archive.BundleStore;
import dev.rapport.archive.FindingStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.archive.StageStore;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageRequest;
import dev.rapport.conversation.StageState;
import dev.rapport.conversation.Viewer;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The stage that derives the findings of an item.
 *
 * <p>What people said of findings stays in force, however often it runs. Safe for use by many threads.
 */
@Component("understandStage")
public class UnderstandStage {

    private final ItemStore items;
    private final Talks talks;
    private final Understanding understanding;
    private final FindingStore findings;
    private final StageStore stages;
    private final BundleStore bundles;
    private final List<AfterUnderstanding> after;

    UnderstandStage(
            ItemStore items,
            Talks talks,
            Understanding understanding,
            FindingStore findings,
            StageStore stages,
            BundleStore bundles,
            ObjectProvider<AfterUnderstanding> after) {
        this.items = items;
        this.talks = talks;
        this.understanding = understanding;
        this.findings = findings;
        this.stages = stages;
        this.bundles = bundles;
        this.after = after.orderedStream().toList();
    }

    /** Finds. */
    public Work compute(StageRequest request) {
        Item item = items.get(Viewer.PIPELINE, request.item());
        return new Work(item, understanding.of(talks.of(item)));
    }

    /** Keeps what was found, in the place of what was found before. */
    public void store(Work work) {
        findings.replace(work.item().id(), work.item().conversation(), work.found());
        stages.done(work.item().id(), Stage.UNDERSTAND);
        after.forEach(each -> each.understood(List.of(work.item().id())));
    }

    /** The same of messages that go together. */
    public Bundle together(Bundle bundle) {
        for (Bundle.Entry entry : bundle.entries()) {
            Item item = entry.item();
            findings.replace(item.id(), item.conversation(), understanding.of(talks.of(item)));
        }
        bundles.passed(bundle, Stage.UNDERSTAND, StageState.DONE, null);
        after.forEach(each -> each.understood(bundle.items()));
        return bundle;
    }

    /** What the finders of now would find in an item. Nothing of it is kept. */
    public List<Finding> wouldFind(Item item) {
        return understanding.of(talks.of(item));
    }

    /** An item and what was found in it. */
    record Work(Item item, List<Finding> found) {}
}
