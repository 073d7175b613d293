package dev.rapport.pipeline;

import dev.rapport.archive.ItemStore;
import dev.rapport.archive.StageStore;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.conversation.Viewer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts an item that a stage could not process into quarantine, with the reason.
 *
 * <p>What earlier stages found out about it stays. Called by errors.camel.yaml. Safe for use by many threads.
 */
@Component("failures")
class Failures {

    /** The property of an exchange that holds what a stage failed of in its transaction. */
    static final String FAILURE = "failure";

    private static final int MOST_OVERTAKEN = 5;
    private static final int LONGEST_CHAIN = 50; // in case of a circle
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final StageStore stages;
    private final ItemStore items;
    private final Queues queues;

    Failures(StageStore stages, ItemStore items, Queues queues) {
        this.stages = stages;
        this.items = items;
        this.queues = queues;
    }

    /** Throws what a stage failed of in its transaction, now that it was rolled back, so that the rules judge it too. */
    public void again(Exchange exchange) throws Exception {
        Exception failure = exchange.getProperty(FAILURE, Exception.class);
        throw failure instanceof RuntimeCamelException && failure.getCause() instanceof Exception cause
                ? cause
                : failure;
    }

    /**
     * Whether the stage may succeed later.
     *
     * <p>A row that is there already, or that is gone, may mean that another one was quicker: looked at anew, the stage goes. If it
     * still does not after some times, it is a bug.
     */
    public boolean temporary(Exchange exchange) {
        int attempt = StageRun.step(exchange.getMessage().getHeader("itemId", ItemId.class))
                .run()
                .attempt();
        return Stream.iterate(
                        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class),
                        Objects::nonNull,
                        Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .anyMatch(cause -> switch (cause) {
                    case TemporaryFailure _,
                            TransientDataAccessException _,
                            NonTransientDataAccessResourceException _,
                            RecoverableDataAccessException _,
                            CannotCreateTransactionException _ -> true;
                    case DataIntegrityViolationException _ -> attempt < MOST_OVERTAKEN;
                    default -> false;
                });
    }

    /** The item itself is to blame, and says why. */
    @Transactional
    public void unprocessable(Exchange exchange) {
        JobId job = job(exchange);
        Unprocessable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Unprocessable.class);
        LOG.info("{} of {} is quarantined: {}", job.stage().key(), job.item(), cause.getMessage());
        quarantine(job, String.valueOf(cause.getMessage()), null);
        exchange.getMessage().setBody(null); // so that the job does not go on
    }

    /** Our own code is to blame: the trace is kept for whoever mends it. */
    @Transactional
    public void bug(Exchange exchange) {
        JobId job = job(exchange);
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (queues.stopping()) {
            throw new TemporaryFailure("Rapport was stopped while it was at work on this", cause);
        }
        if (items.find(Viewer.PIPELINE, job.item()).isEmpty()) {
            LOG.info("{} of {} ends: the item was erased meanwhile", job.stage().key(), job.item());
            exchange.getMessage().setBody(null);
            return;
        }
        LOG.error("{} of {} is quarantined for a bug", job.stage().key(), job.item(), cause);
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        quarantine(job, "A bug of Rapport's, please report it: " + cause, trace.toString());
        exchange.getMessage().setBody(null); // so that the job does not go on
    }

    private static JobId job(Exchange exchange) {
        ItemId item = exchange.getMessage().getHeader("itemId", ItemId.class);
        return new JobId(item, StageRun.step(item).stage());
    }

    private void quarantine(JobId job, String reason, @Nullable String trace) {
        stages.failed(job.item(), job.stage(), reason, trace);
        items.become(job.item(), ItemState.QUARANTINED);
    }
}
