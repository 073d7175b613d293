package dev.rapport.pipeline;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import dev.rapport.archive.StageStore;
import dev.rapport.conversation.StageRequest;
import dev.rapport.conversation.TemporaryFailure;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs one stage of one item: hands a {@link StageRequest} to the stage's route and waits for its end.
 *
 * <p>What the route did not handle itself (errors.camel.yaml) can succeed later: it is tried again after {@link
 * #FIRST_RETRY}, then ever later up to {@link #LAST_RETRY}. When the stage was asked for again while it ran, it runs once
 * more. Safe for use by many threads.
 */
@Component
final class StageRun {

    private static final Logger LOG = LoggerFactory.getLogger(StageRun.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);

    private final StageStore stages;
    private final ProducerTemplate routes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StageRun(StageStore stages, ProducerTemplate routes, TransactionTemplate transaction, Clock clock) {
        this.stages = stages;
        this.routes = routes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Runs it; what is returned takes the job out of the queue. */
    CompletionHandler<Void> of(JobId job) {
        return stages.begin(job.item(), job.stage())
                .<CompletionHandler<Void>>map(run -> {
                    send(new StageRequest(job.item(), job.stage(), run.attempt()));
                    return (complete, operations) -> finish(job, run, complete, operations);
                })
                .orElseGet(() -> (complete, operations) -> operations.remove());
    }

    private void send(StageRequest request) {
        try {
            routes.requestBodyAndHeader("direct:" + request.stage().key(), request, "itemId", request.item());
        } catch (CamelExecutionException e) {
            throw e.getCause() instanceof TemporaryFailure temporary
                    ? temporary
                    : new TemporaryFailure(reason(e.getCause() == null ? e : e.getCause()), e);
        }
    }

    /** In one transaction, so that an asking that commits just now either is seen here or finds the job gone. */
    private void finish(
            JobId job, StageStore.Run run, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        transaction.executeWithoutResult(status -> {
            if (stages.askedSince(job.item(), job.stage(), run)) {
                stages.waiting(job.item(), job.stage(), "was asked for again while it ran");
                operations.reschedule(complete, clock.instant());
            } else {
                operations.remove();
            }
        });
    }

    /** The route threw: the job stays, to be tried again. */
    void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        JobId job = JobId.of(complete.getExecution().getId());
        int failures = complete.getExecution().consecutiveFailures;
        Duration pause = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 12));
        Duration bounded = pause.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : pause;
        Throwable cause = complete.getCause().orElseGet(() -> new IllegalStateException("no cause was given"));
        LOG.warn("{} is tried again in {} s: {}", job, bounded.toSeconds(), reason(cause));
        operations.reschedule(complete, clock.instant().plus(bounded));
        stages.waiting(job.item(), job.stage(), reason(cause));
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
