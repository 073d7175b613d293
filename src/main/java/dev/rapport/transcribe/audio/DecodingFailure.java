package dev.rapport.transcribe.audio;

import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what it means that an ffmpeg child has ended, and says it in words that a person who is no engineer can use.
 *
 * <p>What ffmpeg itself said goes to the log, at level debug.
 */
final class DecodingFailure {

    private static final Logger LOG = LoggerFactory.getLogger(DecodingFailure.class);
    private static final int MOST_OF_IT_FAILED = 69;
    private static final int END_SECONDS = 20;

    /** By a signal that someone sent, as ffmpeg tells it itself, and as the system does: hang-up, Ctrl-C, kill, terminate. */
    private static final Set<Integer> STOPPED = Set.of(255, 128 + 1, 128 + 2, 128 + 9, 128 + 15);

    private DecodingFailure() {}

    /** The child ended before it gave a sample. */
    static RuntimeException of(Process child, DecoderReport report, String mediaType) {
        int exit = exit(child);
        if (STOPPED.contains(exit)) {
            return stopped(exit);
        }
        List<String> problems = report.problems();
        LOG.debug("ffmpeg ended with {}: {}", exit, problems);
        String said = String.join(" ", problems);
        if (said.contains("matches no streams") || said.contains("does not contain any stream")) {
            return new Unprocessable("There is no sound in this file (" + mediaType + ").");
        }
        if (said.contains("moov atom not found")) {
            return new Unprocessable("The recording is truncated: its end is missing, where this kind of file ("
                    + mediaType + ") keeps its index. Deliver it again from the source.");
        }
        if (said.contains("no decoder found") || said.contains("not on whitelist") || said.contains("crypt")) {
            return new Unprocessable(
                    "The sound of this file (" + mediaType + ") is protected, or written in a way that "
                            + "can not be read. Deliver it without protection, as WAV, MP3 or Opus.");
        }
        return new Unprocessable("The recording can not be decoded: it begins like " + mediaType
                + ", but is damaged, or something else. Deliver it again from the source.");
    }

    /**
     * The child ended after it gave samples.
     *
     * @throws Unprocessable when next to nothing of it could be decoded
     * @throws TemporaryFailure when someone stopped it, so that what was heard is not the whole
     */
    static void check(Process child, DecoderReport report, String mediaType, boolean anything) {
        int exit = exit(child);
        if (STOPPED.contains(exit)) {
            throw stopped(exit);
        }
        if (!anything) {
            throw of(child, report, mediaType);
        }
        if (exit != 0) {
            LOG.debug("ffmpeg ended with {}: {}", exit, report.problems());
        }
        if (exit == MOST_OF_IT_FAILED) {
            throw new Unprocessable("The recording is damaged: most of it can not be decoded (" + mediaType
                    + "). Deliver it again from the source.");
        }
    }

    private static TemporaryFailure stopped(int exit) {
        return new TemporaryFailure("The decoder was stopped by someone else, or by the system for want of memory ("
                + exit + "); the recording is tried again.");
    }

    private static int exit(Process child) {
        try {
            if (!child.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                child.destroyForcibly();
            }
            return child.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            child.destroyForcibly();
            throw new TemporaryFailure("Interrupted while a recording was decoded", e);
        }
    }
}
