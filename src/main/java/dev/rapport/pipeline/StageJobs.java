package dev.rapport.pipeline;

import dev.rapport.archive.Bundle;
import dev.rapport.archive.BundleStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.archive.StageStore;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Asks for stages by adding jobs to the queues, in the caller's transaction.
 *
 * <p>The row of the stage is locked by the asking, and again by the end of a run, so that of two things done at the same
 * time one always sees the other: an asking is never lost between a run's last look and the removal of its job.
 */
@Component("jobs")
class StageJobs implements Jobs {

    private final StageStore stages;
    private final ItemStore items;
    private final Queues queues;
    private final BundleStore bundles;
    private final JobStore store;

    StageJobs(StageStore stages, ItemStore items, Queues queues, BundleStore bundles, JobStore store) {
        this.stages = stages;
        this.items = items;
        this.queues = queues;
        this.bundles = bundles;
        this.store = store;
    }

    @Override
    @Transactional
    public void enqueue(ItemId item, Stage stage) {
        stages.ask(item, stage);
        items.pend(item);
        add(item, stage);
    }

    @Override
    @Transactional
    public void refresh(ItemId item, Stage stage) {
        stages.ask(item, stage);
        add(item, stage);
    }

    private void add(ItemId item, Stage stage) {
        JobQueue queue = queues.of(stage);
        queue.add(new JobId(item, stage));
        lookAfterwards(queue);
    }

    @Override
    @Transactional
    public void enqueueNew(List<ItemId> items, Stage stage) {
        stages.askFirst(items, stage);
        JobQueue queue = queues.of(stage);
        store.add(
                queue.table(),
                items.stream().map(item -> new JobId(item, stage)).toList());
        lookAfterwards(queue);
    }

    private static void lookAfterwards(JobQueue queue) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                queue.look();
            }
        });
    }

    @Override
    @Transactional
    public void enqueueAt(ItemId item, Stage stage, Instant due) {
        stages.ask(item, stage);
        items.pend(item);
        queues.of(stage).put(new JobId(item, stage), due);
    }

    /** A stage has nothing to do for the item. */
    @Transactional
    public void skip(ItemId item, Stage stage, String reason) {
        stages.leaveOut(item, stage, reason);
    }

    /**
     * The job that just did a stage of the item goes on with the next by itself, once this transaction is committed; that saves
     * the queue a job. Answers what {@link StageRun} needs to know of it; the route has it as its last body.
     *
     * @throws Superseded where the stage that was done was asked for by somebody else meanwhile
     */
    @Transactional
    public StageRun.Step goOn(ItemId item, Stage next) {
        StageRun.Step done = StageRun.step(item);
        StageRun.Step began = stages.goOn(item, done.stage(), done.bounded(), next)
                .map(run -> new StageRun.Step(item, next, run, false))
                .orElseThrow(Superseded::new);
        return began;
    }

    /** Reads messages that go together, as far as they may, and holds them until the transaction ends. */
    @Transactional
    public Bundle hold(BundleRequest request) {
        return bundles.hold(Viewer.PIPELINE, request.items());
    }

    /** Messages that went together have come to the end of their way; what was asked for meanwhile is done once more. */
    @Transactional
    public Bundles.Arrived arrive(Bundle bundle) {
        BundleStore.Unsettled unsettled = bundles.finish(bundle, Stage.INDEX);
        unsettled.overtaken().forEach(item -> enqueue(item, Stage.INDEX));
        String table = queues.of(Stage.IDENTIFY).table();
        store.remove(table, jobs(bundle.items(), item -> !unsettled.again().contains(item)));
        store.release(table, jobs(bundle.items(), unsettled.again()::contains), false);
        return new Bundles.Arrived(Set.copyOf(bundle.items()));
    }

    private static List<JobId> jobs(List<ItemId> items, Predicate<ItemId> which) {
        return items.stream()
                .filter(which)
                .map(item -> new JobId(item, Stage.IDENTIFY))
                .toList();
    }

    /** The item has come to the end of its way. */
    @Transactional
    public void finish(ItemId item) {
        StageRun.Step done = StageRun.step(item);
        if (stages.askedSince(item, done.stage(), done.bounded())) {
            throw new Superseded();
        }
        items.finish(item);
    }
}
