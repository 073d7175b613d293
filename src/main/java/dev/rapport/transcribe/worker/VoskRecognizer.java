package dev.rapport.transcribe.worker;

import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Recognises speech with Vosk, in one worker process a model, started when it is first needed and again after it died.
 *
 * <p>When the model changes, the worker of the old one hears its tracks to their end. Safe for use by many threads.
 */
public final class VoskRecognizer implements SpeechRecognizer, AutoCloseable {

    private final Supplier<Path> model;
    private final Supplier<Optional<Path>> speakers;
    private final WorkerSettings settings;
    private final WorkerLauncher launcher;
    private final Map<Path, WorkerProcess> workers = new HashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("worker-watch").factory());
    private Path current = Path.of("");
    private boolean closed;

    /**
     * @param model the folder of the model to use now; throws {@link TemporaryFailure} while there is none
     * @param speakers the folder of the speaker model, where there is one; asked for whenever a process is started
     */
    public VoskRecognizer(WorkerSettings settings, Supplier<Path> model, Supplier<Optional<Path>> speakers) {
        this.model = model;
        this.speakers = speakers;
        this.settings = settings;
        this.launcher = new WorkerLauncher(settings);
        // Counts its own ticks instead of reading a clock: a machine that slept has not hung.
        clock.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public Hearing listen(int rate, boolean voices) {
        if (rate < WorkerTrack.MIN_RATE || rate > WorkerTrack.MAX_RATE) {
            throw new IllegalArgumentException("Speech is recognised at " + WorkerTrack.MIN_RATE + " to "
                    + WorkerTrack.MAX_RATE + " samples a second, not " + rate);
        }
        return worker(model.get()).open(rate, voices);
    }

    /** Loads the model in this folder in a process of its own, and says what speaks against it, if anything. */
    public static Optional<String> check(WorkerSettings settings, Path folder) {
        try (WorkerProcess worker = new WorkerProcess(new WorkerLauncher(settings).launch(folder, ""), settings)) {
            worker.awaitReady();
            return Optional.empty();
        } catch (TemporaryFailure | IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** The process ids of the workers that run. */
    public synchronized long[] pids() {
        return workers.values().stream()
                .filter(WorkerProcess::alive)
                .mapToLong(WorkerProcess::pid)
                .toArray();
    }

    private synchronized WorkerProcess worker(Path folder) {
        if (closed) {
            throw new TemporaryFailure("The application is shutting down; the recording will be heard after its start");
        }
        WorkerProcess known = workers.get(folder);
        if (known != null && known.alive()) {
            current = folder;
            return known;
        }
        try {
            String voices = speakers.get()
                    .map(found -> found.toAbsolutePath().toString())
                    .orElse("");
            WorkerProcess started = new WorkerProcess(launcher.launch(folder, voices), settings);
            workers.put(folder, started);
            current = folder;
            return started;
        } catch (IOException e) {
            throw new TemporaryFailure("The recogniser can not be started: " + e.getMessage(), e);
        }
    }

    private synchronized void tick() {
        workers.values().forEach(WorkerProcess::tick);
        workers.entrySet().removeIf(worker -> !worker.getKey().equals(current) && retired(worker.getValue()));
    }

    private static boolean retired(WorkerProcess worker) {
        if (worker.idle()) {
            worker.close();
        }
        return !worker.alive();
    }

    @Override
    public synchronized void close() {
        closed = true;
        clock.shutdownNow();
        workers.values().forEach(WorkerProcess::close);
    }
}
