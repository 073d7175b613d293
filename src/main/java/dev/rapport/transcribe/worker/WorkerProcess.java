package dev.rapport.transcribe.worker;

import dev.rapport.conversation.TemporaryFailure;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker process from its start to its end, which is reported once to each track that it was hearing.
 *
 * <p>Safe for use by many threads.
 */
final class WorkerProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);
    private static final int EXIT_SECONDS = 5;

    private final Process process;
    private final WorkerSettings settings;
    private final DataOutputStream out;
    private final LastWords lastWords = new LastWords();
    private final Map<Integer, WorkerHearing> hearings = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Death> ended = new CompletableFuture<>();
    private volatile @Nullable Death sentence;

    WorkerProcess(Process process, WorkerSettings settings) {
        this.process = process;
        this.settings = settings;
        this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        Thread.ofPlatform().daemon().name("worker-log").start(() -> lastWords.drain(process));
        Thread.ofPlatform().daemon().name("worker-frames").start(this::listenToWorker);
    }

    boolean alive() {
        return !ended.isDone() && sentence == null;
    }

    boolean idle() {
        return hearings.isEmpty();
    }

    long pid() {
        return process.pid();
    }

    /** Waits until the model is loaded. */
    void awaitReady() {
        try {
            ready.get(settings.startWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new TemporaryFailure("The recogniser did not start: " + reason(e), e);
        } catch (TimeoutException e) {
            end(new Death(Death.Cause.HUNG, "it did not load its model within " + seconds(settings.startWithin())));
            throw new TemporaryFailure("The recogniser did not start within " + seconds(settings.startWithin()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TemporaryFailure("Interrupted while the recogniser started", e);
        }
    }

    Hearing open(int rate, boolean voices) {
        awaitReady();
        int id = ids.incrementAndGet();
        WorkerHearing hearing = new WorkerHearing(this, id, rate);
        hearings.put(id, hearing);
        try {
            send(Frame.of(voices ? FrameType.OPEN_FOR_VOICES : FrameType.OPEN, id, rate));
        } catch (RecognizerDied e) {
            hearings.remove(id);
            throw new TemporaryFailure(e.getMessage() + "; it will be started again", e);
        }
        if (ended.isDone()) {
            // It may have died after the tracks that it was hearing were told, and before this one was among them.
            hearing.died(ended.join());
        }
        return hearing;
    }

    void send(Frame frame) throws RecognizerDied {
        try {
            synchronized (out) {
                frame.write(out);
            }
        } catch (IOException e) {
            LOG.debug("Worker {} takes no more: {}", pid(), e.toString());
            throw new RecognizerDied(ended.join());
        }
    }

    void forget(int id, boolean complete) {
        hearings.remove(id);
        if (!complete && alive()) {
            try {
                send(Frame.of(FrameType.CANCEL, id));
            } catch (RecognizerDied e) {
                LOG.debug("A track was given up, and its worker is gone too: {}", e.getMessage());
            }
        }
    }

    /**
     * Called every second: ends the process when a track stands still. Where many tracks share a thread, each has to wait
     * for its turn.
     */
    void tick() {
        long turns = 1 + hearings.size() / settings.threads();
        int standing =
                hearings.values().stream().mapToInt(WorkerHearing::tick).max().orElse(0);
        if (standing > settings.hangAfter().toSeconds() * turns && alive()) {
            end(new Death(Death.Cause.HUNG, "it did nothing for " + seconds(settings.hangAfter())));
        }
    }

    private void listenToWorker() {
        try (DataInputStream in = new DataInputStream(process.getInputStream())) {
            for (Optional<Frame> frame = Frame.read(in); frame.isPresent(); frame = Frame.read(in)) {
                take(frame.get());
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("Worker {} can not be understood", pid(), e);
        }
        end(awaitExit());
    }

    private void take(Frame frame) {
        if (frame.track() != 0) {
            WorkerHearing hearing = hearings.get(frame.track());
            if (hearing != null) {
                hearing.take(frame);
            }
        } else if (frame.type() == FrameType.READY) {
            LOG.info("The recogniser is ready, in process {} with {} threads", pid(), settings.threads());
            if (!frame.text().isEmpty()) {
                LOG.warn("{}; voices on one track are told apart by their sound alone", frame.text());
            }
            ready.complete(null);
        } else {
            ready.completeExceptionally(new IOException(frame.text()));
        }
    }

    private Death awaitExit() {
        try {
            if (process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
                return Death.ofExit(process.exitValue(), lastWords.toString());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Death(Death.Cause.CRASHED, "it could not be understood any more" + lastWords);
    }

    /** The first call decides what it died of. */
    private void end(Death of) {
        Death death;
        synchronized (ended) {
            death = sentence == null ? of : sentence;
            sentence = death;
        }
        process.destroyForcibly();
        if (ended.complete(death)) {
            ready.completeExceptionally(new IOException(death.detail()));
            hearings.values().forEach(hearing -> hearing.died(death));
            if (death.cause() != Death.Cause.STOPPED) {
                LOG.warn("The recogniser in process {} died: {}", pid(), death.detail());
            }
        }
    }

    private static String reason(ExecutionException failure) {
        return failure.getCause() instanceof IOException cause
                ? String.valueOf(cause.getMessage())
                : failure.toString();
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }

    @Override
    public void close() {
        end(new Death(Death.Cause.STOPPED, "the application has no more use for it"));
    }
}
