package dev.rapport.transcribe.worker;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How worker processes are run.
 *
 * @param folder where what the process needs is unpacked; it holds nothing that can not be made again
 * @param threads how many tracks are decoded at the same time
 * @param heap the most memory for Java in the worker, as {@code -Xmx} takes it; the model is not in it
 * @param startWithin how long the model may take to load
 * @param hangAfter how long a track may stand still while there is work to do
 */
public record WorkerSettings(Path folder, int threads, String heap, Duration startWithin, Duration hangAfter) {

    public WorkerSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("A recogniser needs a thread, not " + threads);
        }
    }
}
