package dev.rapport.transcribe;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.transcribe.worker.Death;
import dev.rapport.transcribe.worker.RecognizerDied;
import java.io.IOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which recording is to blame when the recogniser dies, and when it has died of one too often.
 *
 * <p>A death costs everything in flight, and nothing tells which of it was the cause. So each item in flight is counted
 * one death, and from then on is heard alone: if it is innocent, it passes; if not, it kills nobody else's attempt. After
 * {@value #MAX_OWN} deaths it goes to quarantine. A SIGKILL comes from outside and blames nobody, unless the same item
 * sees {@value #MAX_KILLED} of them, as one does that eats all memory. A recogniser that was told to end counts for
 * nothing. Safe for use by many threads.
 */
final class Blame {

    static final int MAX_OWN = 3;
    static final int MAX_KILLED = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Blame.class);

    private final Deaths deaths;
    private final ReadWriteLock together = new ReentrantReadWriteLock(true);

    Blame(Deaths deaths) {
        this.deaths = deaths;
    }

    /** Something that a recogniser may die of. */
    interface Attempt {
        Transcription run() throws IOException, RecognizerDied;

        /** Whether running it again now is cheaper than running it anew later, as something of it is done already. */
        default boolean resumes() {
            return false;
        }
    }

    /**
     * Runs it for this item, alone if the recogniser died of it before.
     *
     * @throws Unprocessable when it has died of it too often
     * @throws TemporaryFailure when it died, but may be tried again
     */
    Transcription run(ItemId item, Attempt attempt) throws IOException {
        while (true) {
            Lock lock = deaths.of(item).own() > 0 ? together.writeLock() : together.readLock();
            lock.lock();
            try {
                return attempt.run();
            } catch (RecognizerDied e) {
                RuntimeException verdict = judge(item, e);
                if (!(verdict instanceof TemporaryFailure)
                        || e.death().cause() == Death.Cause.STOPPED
                        || !attempt.resumes()) {
                    throw verdict;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Runs what belongs to no item, beside others. */
    Transcription run(Attempt attempt) throws IOException {
        together.readLock().lock();
        try {
            return attempt.run();
        } catch (RecognizerDied e) {
            throw new TemporaryFailure(e.getMessage() + ". It is started again; try again.", e);
        } finally {
            together.readLock().unlock();
        }
    }

    private RuntimeException judge(ItemId item, RecognizerDied died) {
        return switch (died.death().cause()) {
            case CRASHED, HUNG -> verdict(item, died, deaths.add(item, Deaths.Kind.OWN));
            case KILLED -> verdict(item, died, deaths.add(item, Deaths.Kind.KILLED));
            case STOPPED -> new TemporaryFailure(died.getMessage() + "; the recording will be heard again", died);
        };
    }

    private static RuntimeException verdict(ItemId item, RecognizerDied died, Deaths.Count count) {
        LOG.warn(
                "{} while it heard item {}: {} times by itself, {} times killed",
                died.getMessage(),
                item,
                count.own(),
                count.killed());
        Death death = died.death();
        if (count.own() >= MAX_OWN) {
            return new Unprocessable("The recogniser died of this recording " + count.own() + " times; at last "
                    + death.detail() + ". Listen to it, and retry with another model if it is sound.");
        }
        if (count.killed() >= MAX_KILLED) {
            return new Unprocessable(
                    "The recogniser was killed " + count.killed() + " times while it heard this recording;"
                            + " perhaps memory is short. Retry with more memory or a smaller model.");
        }
        return new TemporaryFailure(died.getMessage() + "; the recording will be heard again", died);
    }
}
