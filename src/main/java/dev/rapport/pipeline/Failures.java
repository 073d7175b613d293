package dev.rapport.pipeline;

import dev.rapport.archive.ItemStore;
import dev.rapport.archive.StageStore;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.StageRequest;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.camel.Exchange;
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
        StageRequest request = exchange.getUnitOfWork().getOriginalInMessage().getBody(StageRequest.class);
        Unprocessable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Unprocessable.class);
        LOG.info("{} of {} is quarantined: {}", request.stage().key(), request.item(), cause.getMessage());
        quarantine(request, String.valueOf(cause.getMessage()), null);
    }

    /** Our own code is to blame: the trace is kept for whoever mends it. */
    @Transactional
    public void bug(Exchange exchange) {
        StageRequest request = exchange.getUnitOfWork().getOriginalInMessage().getBody(StageRequest.class);
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (queues.stopping()) {
            throw new TemporaryFailure("Rapport was stopped while it was at work on this", cause);
        }
        LOG.error("{} of {} is quarantined for a bug", request.stage().key(), request.item(), cause);
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        quarantine(request, "A bug of Rapport's, please report it: " + cause, trace.toString());
    }

    private void quarantine(StageRequest request, String reason, @org.jspecify.annotations.Nullable String trace) {
        stages.failed(request.item(), request.stage(), reason, trace);
        items.become(request.item(), ItemState.QUARANTINED);
    }
}
