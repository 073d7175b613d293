package dev.rapport.pipeline;

import dev.rapport.archive.ItemStore;
import dev.rapport.archive.StageStore;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Stage;
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

    StageJobs(StageStore stages, ItemStore items, Queues queues) {
        this.stages = stages;
        this.items = items;
        this.queues = queues;
    }

    @Override
    @Transactional
    public void enqueue(ItemId item, Stage stage) {
        stages.ask(item, stage);
        items.pend(item);
        JobQueue queue = queues.of(stage);
        queue.add(new JobId(item, stage));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                queue.look();
            }
        });
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
