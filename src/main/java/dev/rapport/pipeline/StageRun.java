package dev.rapport.pipeline;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import dev.rapport.archive.StageStore;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageRequest;
import dev.rapport.conversation.TemporaryFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a job: hands a {@link StageRequest} to the stage's route and waits for its end; where the route says that the job goes on
 * ({@link StageJobs#goOn}), the same with the next stage, and so on.
 *
 * <p>The job keeps its name, that of its first stage, until its end: killed in between, it begins there again, and stages replace
 * what they stored. What fails later than that gets a job of its own, so that those before it are not done again. Two jobs of an
 * item may so come to be at the same stage; then the one that went on there gives way ({@link Superseded}).
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
    private static final ScopedValue<Step> STEP = ScopedValue.newInstance();

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

    /**
     * What a job is at.
     *
     * @param first whether it is the stage that the job is called after: then nobody else is at it, and the end of the job looks
     *     whether it was asked for again
     */
    record Step(ItemId item, Stage stage, StageStore.Run run, boolean first) {

        /** The askings that what was found answers; without a bound where the end of the job looks at them. */
        StageStore.Run bounded() {
            return first ? new StageStore.Run(Long.MAX_VALUE, run.attempt()) : run;
        }
    }

    /** The stage of the item that the calling thread is at. */
    static Step step(ItemId item) {
        Step step = STEP.orElseThrow(() -> new IllegalStateException("No job is at work on item " + item));
        if (!step.item().equals(item)) {
            throw new IllegalStateException("The job at hand is for item " + step.item() + ", not for " + item);
        }
        return step;
    }

    /** Runs it; what is returned takes the job out of the queue. */
    CompletionHandler<Void> of(JobId job, Rest rest) {
        return stages.begin(job.item(), job.stage())
                .<CompletionHandler<Void>>map(run -> {
                    Runnable left = carry(new Step(job.item(), job.stage(), run, true), rest);
                    return (complete, operations) -> finish(job, run, left, complete, operations);
                })
                .orElseGet(() -> (complete, operations) -> operations.remove());
    }

    /** Takes what is left of the way of an item, from a stage on; called in a transaction. */
    interface Rest {
        void in(JobId job, Duration pause, boolean anew);
    }

    /** Goes on as far as the routes say so. What is returned hands over a later stage that could not be done now. */
    private Runnable carry(Step first, Rest rest) {
        Step step = first;
        try {
            for (Optional<Step> next = send(step); next.isPresent(); next = send(step)) {
                step = next.get();
            }
            return () -> {};
        } catch (TemporaryFailure e) {
            if (step.first()) {
                throw e;
            }
            JobId failed = new JobId(step.item(), step.stage());
            LOG.warn("{} gets a job of its own: {}", failed, reason(e));
            return () -> {
                stages.waiting(failed.item(), failed.stage(), reason(e));
                rest.in(failed, FIRST_RETRY, e instanceof Superseded);
            };
        }
    }

    private Optional<Step> send(Step step) {
        Exchange end = send(step, step.stage().key(), null);
        if (end.getException() != null) {
            // Thrown within the transaction, where the rules for what fails do not reach: they are asked now that it is
            // over.
            end = send(step, "failed", end.getException());
        }
        Exception failure = end.getException();
        if (failure != null) {
            throw failure instanceof TemporaryFailure temporary
                    ? temporary
                    : new TemporaryFailure(reason(failure), failure);
        }
        return end.getMessage().getBody() instanceof Step next ? Optional.of(next) : Optional.empty();
    }

    private Exchange send(Step step, String route, @Nullable Exception failure) {
        StageRequest request =
                new StageRequest(step.item(), step.stage(), step.run().attempt());
        return ScopedValue.where(STEP, step)
                .call(() -> routes.request("direct:" + route, exchange -> {
                    exchange.getMessage().setBody(request);
                    exchange.getMessage().setHeader("itemId", request.item());
                    exchange.setProperty(Failures.FAILURE, failure);
                }));
    }

    /** In one transaction, so that an asking that commits just now either is seen here or finds the job gone. */
    private void finish(
            JobId job,
            StageStore.Run run,
            Runnable left,
            ExecutionComplete complete,
            ExecutionOperations<Void> operations) {
        transaction.executeWithoutResult(status -> {
            left.run();
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
