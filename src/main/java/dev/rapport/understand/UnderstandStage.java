package dev.rapport.understand;

import dev.rapport.archive.Bundle;
import dev.rapport.archive.BundleStore;
import dev.rapport.archive.FindingStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.archive.StageStore;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageRequest;
import dev.rapport.conversation.StageState;
import dev.rapport.conversation.Viewer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final LaterAnswers answers;
    private final FindingStore findings;
    private final StageStore stages;
    private final BundleStore bundles;
    private final List<AfterUnderstanding> after;

    UnderstandStage(
            ItemStore items,
            Talks talks,
            Understanding understanding,
            LaterAnswers answers,
            FindingStore findings,
            StageStore stages,
            BundleStore bundles,
            ObjectProvider<AfterUnderstanding> after) {
        this.items = items;
        this.talks = talks;
        this.understanding = understanding;
        this.answers = answers;
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
        Item item = work.item();
        findings.replace(item.id(), item.conversation(), answers.in(item, work.found()));
        answers.tell(List.of(item), talks::of);
        stages.done(item.id(), Stage.UNDERSTAND);
        after.forEach(each -> each.understood(List.of(item.id())));
    }

    /** The same of messages that go together. */
    public Bundle together(Bundle bundle) {
        List<Item> all = bundle.entries().stream().map(Bundle.Entry::item).toList();
        Map<Item, Talk> said = new LinkedHashMap<>();
        talks.written(all).forEach(talk -> said.put(all.get(said.size()), talk));
        Map<ItemId, List<Finding>> found = new HashMap<>();
        said.forEach((item, talk) -> found.put(item.id(), answers.in(item, understanding.of(talk))));
        Map<ItemId, List<Finding>> kept = findings.replace(all, found);
        answers.tell(all, item -> Objects.requireNonNull(said.get(item)));
        bundles.passed(bundle, Stage.UNDERSTAND, StageState.DONE, null);
        after.forEach(each -> each.understood(bundle.items()));
        return bundle.with(
                entry -> entry.understood(kept.getOrDefault(entry.item().id(), List.of())));
    }

    /** What understanding an item again would change. Nothing of it is kept. */
    public FindingStore.Changes wouldChange(Item item) {
        return findings.wouldChange(Viewer.PIPELINE, item.id(), answers.in(item, understanding.of(talks.of(item))));
    }

    /** Understands items again, now; running it keeps what was found. */
    public Runnable again(List<Item> again) {
        List<Work> works = again.stream()
                .map(item -> new Work(item, understanding.of(talks.of(item))))
                .toList();
        return () -> works.forEach(this::store);
    }

    /** An item and what was found in it. */
    record Work(Item item, List<Finding> found) {}
}
