package dev.rapport.pipeline;

import dev.rapport.archive.ItemStore;
import dev.rapport.archive.StageStore;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.conversation.Viewer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts an item that a stage could not process into quarantine, with the reason.
 *
 * <p>What earlier stages found out about it stays. Called by errors.camel.yaml. Safe for use by many threads.
 */
@Component("failures")
class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final StageStore stages;
    private final ItemStore items;
    private final Queues queues;

    Failures(StageStore stages, ItemStore items, Queues queues) {
        this.stages = stages;
        this.items = items;
        this.queues = queues;
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

    /** The route that a stage's job came in by is called after the stage. */
    private static JobId job(Exchange exchange) {
        ItemId item = exchange.getMessage().getHeader("itemId", ItemId.class);
        return new JobId(item, Stage.valueOf(exchange.getFromRouteId().toUpperCase(Locale.ROOT)));
    }

    private void quarantine(JobId job, String reason, @Nullable String trace) {
        stages.failed(job.item(), job.stage(), reason, trace);
        items.become(job.item(), ItemState.QUARANTINED);
    }
}
