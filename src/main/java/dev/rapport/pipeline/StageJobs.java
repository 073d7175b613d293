package dev.rapport.pipeline;

import dev.rapport.archive.ItemStore;
import dev.rapport.archive.StageStore;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Stage;
import java.time.Instant;
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

    @Override
    @Transactional
    public void enqueueAt(ItemId item, Stage stage, Instant due) {
        stages.ask(item, stage);
        items.pend(item);
        queues.of(stage).put(new JobId(item, stage), due);
    }

    /** A stage has nothing to do for the item, and the next one is asked for. */
    @Transactional
    public void skip(ItemId item, Stage stage, String reason, Stage next) {
        stages.ask(item, stage);
        stages.skipped(item, stage, reason);
        enqueue(item, next);
    }

    /** The item has come to the end of its way. */
    @Transactional
    public void finish(ItemId item) {
        items.finish(item);
    }
}
