package dev.rapport.pipeline;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import dev.rapport.archive.StageStore;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageGate;
import dev.rapport.installation.DataFolder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Holds the two queues: one for transcribing, which takes hours, and one for all else, which would starve behind it.
 *
 * <p>They start when the whole application has, and the route files are loaded; they stop before anything else does. While
 * a {@link StageGate} of the transcribing queue is closed, that queue rests.
 */
@Component
final class Queues implements JobQueue.Work {

    private static final Logger LOG = LoggerFactory.getLogger(Queues.class);

    private final JobQueue transcribe;
    private final JobQueue all;
    private final JobStore store;
    private final StageStore stages;
    private final List<StageGate> gates;
    private final StageRun run;
    private final Bundles bundles;
    private final String node;
    private final ScheduledExecutorService gatekeeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("gatekeeper").daemon().factory());
    private volatile boolean stopping;

    Queues(
            PipelineSettings settings,
            DataFolder folder,
            DataSource dataSource,
            JobStore store,
            StageStore stages,
            List<StageGate> gates,
            StageRun run,
            Bundles bundles,
            Clock clock) {
        var transactionAware = new TransactionAwareDataSourceProxy(dataSource);
        this.store = store;
        this.stages = stages;
        this.run = run;
        this.bundles = bundles;
        this.gates = List.copyOf(gates);
        node = settings.node().isEmpty() ? host() + ":" + folder.root() : settings.node();
        transcribe = new JobQueue(
                "jobs_transcribe", node, settings.transcribeThreads(), transactionAware, store, clock, this);
        all = new JobQueue("jobs", node, settings.threads(), transactionAware, store, clock, this);
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unnamed host";
        }
    }

    JobQueue of(Stage stage) {
        return switch (stage) {
            case TRANSCRIBE -> transcribe;
            case IDENTIFY, UNDERSTAND, MATCH, FILE, INDEX -> all;
        };
    }

    /** Together with others where there are some, unless it failed before. */
    @Override
    public CompletionHandler<Void> on(JobId job, int failures) {
        return failures == 0 && bundles.carried(job, all.table(), node)
                ? (complete, operations) -> {}
                : run.of(job, this::handOver);
    }

    @Override
    public void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        run.failed(complete, operations);
    }

    /** A job of its own for what another one could not do. Asked for anew where what that one did may be old. */
    private void handOver(JobId job, Duration pause, boolean anew) {
        if (anew) {
            stages.ask(job.item(), job.stage());
        }
        of(job.stage()).add(job, pause);
    }

    /** Whether the process is on its way out, so that a failure says nothing about an item. */
    boolean stopping() {
        return stopping;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(100)
    void start() {
        for (JobQueue queue : List.of(transcribe, all)) {
            int left = store.takeBack(queue.table(), node);
            if (left > 0) {
                LOG.info(
                        "{} jobs of {} were cut off when this process last ended, and start again",
                        left,
                        queue.table());
            }
        }
        watchGates();
        transcribe.start();
        all.start();
        gatekeeper.scheduleWithFixedDelay(this::watchGates, 1, 1, TimeUnit.SECONDS);
    }

    private void watchGates() {
        boolean closed = gates.stream()
                .filter(gate -> of(gate.stage()) == transcribe)
                .anyMatch(gate -> gate.closedBecause().isPresent());
        if (closed) {
            transcribe.pause();
        } else {
            transcribe.resume();
        }
    }

    @EventListener(ContextClosedEvent.class)
    @Order(0)
    void stop() {
        if (stopping) {
            return;
        }
        stopping = true;
        gatekeeper.shutdownNow();
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            both.submit(transcribe::stop);
            both.submit(all::stop);
        }
    }
}
