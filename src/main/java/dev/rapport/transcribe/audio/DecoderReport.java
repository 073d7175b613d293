package dev.rapport.transcribe.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an ffmpeg says on its standard error: how long the recording claims to be, and what was wrong with it.
 *
 * <p>Reads all of it, so that the child never waits, and keeps little of it, since a damaged file of ten hours is good for
 * millions of lines. What a file says of itself stands further to the right than what ffmpeg says, and is not believed.
 * Safe for use by many threads.
 */
final class DecoderReport {

    private static final Pattern DURATION =
            Pattern.compile("\\[info]   Duration: (\\d+):(\\d\\d):(\\d\\d)\\.(\\d\\d),.*");
    private static final int LONGEST_LINE = 300;
    private static final int LINES_KEPT = 12;
    private static final int MUST_HAVE_TOLD_SECONDS = 5;

    private final CountDownLatch inputTold = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Deque<String> problems = new ArrayDeque<>();
    private long durationMs = -1;
    private boolean estimated;
    private long damages;
    private boolean decoding;

    /** Reads what this child says, on a thread of its own, until it says no more. */
    static DecoderReport of(Process child) {
        DecoderReport report = new DecoderReport();
        Thread.ofVirtual().name("decoder-report-" + child.pid()).start(() -> report.readAll(child.getErrorStream()));
        return report;
    }

    private void readAll(InputStream from) {
        try (from) {
            StringBuilder line = new StringBuilder();
            byte[] block = new byte[4096];
            for (int read = from.read(block); read >= 0; read = from.read(block)) {
                for (char c : new String(block, 0, read, StandardCharsets.ISO_8859_1).toCharArray()) {
                    if (c == '\n' || c == '\r') {
                        take(line.toString());
                        line.setLength(0);
                    } else if (line.length() < LONGEST_LINE) {
                        line.append(c);
                    }
                }
            }
            take(line.toString());
        } catch (IOException gone) {
            // the child was ended: what it would have said is not missed
        } finally {
            inputTold.countDown();
            ended.countDown();
        }
    }

    private synchronized void take(String line) {
        Matcher duration = DURATION.matcher(line);
        if (!decoding && duration.matches()) {
            durationMs = ((Long.parseLong(duration.group(1)) * 60 + Long.parseLong(duration.group(2))) * 60
                                    + Long.parseLong(duration.group(3)))
                            * 1000
                    + Long.parseLong(duration.group(4)) * 10;
        } else if (line.contains("Estimating duration from bitrate")) {
            estimated = true;
        } else if (line.startsWith("[info] Stream mapping:")) {
            decoding = true;
            inputTold.countDown();
        } else if (line.contains("[error]") || line.contains("[fatal]")) {
            damages += decoding ? 1 : 0;
            problems.addLast(line);
            if (problems.size() > LINES_KEPT) {
                problems.removeFirst();
            }
        }
    }

    /** The length that the file states; -1 where it states none, or it is a guess. */
    long statedMs() {
        awaitInput();
        synchronized (this) {
            return estimated ? -1 : durationMs;
        }
    }

    /** The length that the file states, or ffmpeg makes out of its size; -1 where neither is to be had. */
    long guessedMs() {
        awaitInput();
        synchronized (this) {
            return durationMs;
        }
    }

    /** Whether there were places that could not be decoded; complete once the child has ended. */
    boolean damaged() {
        awaitEnd(Duration.ofSeconds(MUST_HAVE_TOLD_SECONDS));
        synchronized (this) {
            return damages > 0;
        }
    }

    /** The last that it complained about, for finding out why. */
    List<String> problems() {
        awaitEnd(Duration.ofSeconds(MUST_HAVE_TOLD_SECONDS));
        synchronized (this) {
            return List.copyOf(problems);
        }
    }

    /** It has told of the input before the first sample comes; only this thread's reading may lag behind. */
    private void awaitInput() {
        await(inputTold, Duration.ofSeconds(MUST_HAVE_TOLD_SECONDS));
    }

    private void awaitEnd(Duration atMost) {
        await(ended, atMost);
    }

    private static void await(CountDownLatch latch, Duration atMost) {
        try {
            if (!latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                return; // what there is must do
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
