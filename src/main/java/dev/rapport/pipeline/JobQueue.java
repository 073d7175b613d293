package dev.rapport.pipeline;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * One table of jobs with the threads that work them off.
 *
 * <p>A job that was picked by a process which died is taken over when its heartbeat has been missing for {@value
 * #MISSED_HEARTBEATS} times {@link #HEARTBEAT}, by any process on the same database. A process that starts anew under the
 * same name takes its own back at once. Safe for use by many threads.
 */
final class JobQueue {

    /** As the table calls all of these jobs. */
    static final String TASK = "stage";

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 6;
    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final Duration SHUTDOWN = Duration.ofSeconds(3);

    /**
     * More jobs are picked as soon as one thread is free, and never more than there are free threads: a job that is picked
     * but waits for a thread has no heartbeat, so it would be held for dead, and run again and again.
     */
    private static final double NEARLY_ALL = 0.99;

    private final String table;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;
    private final JobStore jobs;
    private final Clock clock;

    JobQueue(
            String table,
            String node,
            int threads,
            DataSource transactionAware,
            JobStore jobs,
            Clock clock,
            Work work) {
        this.table = table;
        this.jobs = jobs;
        this.clock = clock;
        task = Tasks.custom(TASK, Void.class)
                .onFailure(work::failed)
                .onDeadExecutionRevive()
                .execute((instance, context) ->
                        work.on(JobId.of(instance.getId()), context.getExecution().consecutiveFailures));
        scheduler = Scheduler.create(transactionAware, task)
                .tableName(table)
                .schedulerName(new SchedulerName.Fixed(node))
                .threads(threads)
                .pollUsingLockAndFetch(NEARLY_ALL, 1.0)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(SHUTDOWN)
                .commitWhenAutocommitDisabled(false)
                .build();
    }

    /** What is done with a job. */
    interface Work {

        /**
         * Does it; what is returned takes it out of the queue.
         *
         * @param failures how often it failed before
         */
        CompletionHandler<Void> on(JobId job, int failures);

        /** It threw: the job stays, to be tried again. */
        void failed(ExecutionComplete complete, ExecutionOperations<Void> operations);
    }

    String table() {
        return table;
    }

    void start() {
        scheduler.start();
    }

    /** Waits a little for what runs, then interrupts it; it runs again at the next start. */
    void stop() {
        scheduler.stop();
    }

    /** Lets what runs end, and takes up nothing more. */
    void pause() {
        if (!scheduler.getSchedulerState().isPaused()) {
            scheduler.pause();
        }
    }

    void resume() {
        if (scheduler.getSchedulerState().isPaused()) {
            scheduler.resume();
        }
    }

    /** Adds a job in the caller's transaction, where it does not wait or run already. */
    void add(JobId id) {
        add(id, Duration.ZERO);
    }

    /** The same, not to be run before that time has passed. */
    void add(JobId id, Duration pause) {
        TaskInstance<Void> instance = task.instance(id.toString());
        scheduler.scheduleIfNotExists(instance, clock.instant().plus(pause));
    }

    /** Adds a job for later in the caller's transaction; one that waits is put off or brought forward, one that runs stays. */
    void put(JobId id, Instant due) {
        if (!scheduler.scheduleIfNotExists(task.instance(id.toString()), due)) {
            jobs.putOff(table, id, due);
        }
    }

    /** Looks for jobs now, rather than at the next turn. */
    void look() {
        if (scheduler.getSchedulerState().isStarted()
                && !scheduler.getSchedulerState().isShuttingDown()
                && !scheduler.getSchedulerState().isPaused()) {
            scheduler.triggerCheckForDueExecutions();
        }
    }
}
