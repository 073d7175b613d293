package dev.rapport.transcribe.speech;

import dev.rapport.conversation.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Leads from a time in what the recogniser was given to the time in the recording.
 *
 * <p>What was given is stretches of the recording one after the other, with what lay between them left out. A word that
 * the recogniser lays across a joint was in truth on one side of it, with the silence of the other side: it is where the
 * most of it is. Filled by one thread, then safe for many.
 */
public final class TimeMap {

    private final int rate;
    private final List<Part> parts = new ArrayList<>();
    private long given;

    /** @param rate samples a second */
    public TimeMap(int rate) {
        this.rate = rate;
    }

    /** From given sample {@code given} on, samples are those of the recording from {@code recorded} on. */
    private record Part(long given, long recorded) {}

    /** The next samples that are given. */
    public void add(long fromSample, long samples) {
        Part last = parts.isEmpty() ? null : parts.getLast();
        if (last == null || fromSample != last.recorded + given - last.given) {
            parts.add(new Part(given, fromSample));
        }
        given += samples;
    }

    /** How many samples were given. */
    public long samples() {
        return given;
    }

    /** The time in the recording, of a time in what was given; both in milliseconds. */
    public TimeSpan inRecording(long startMs, long endMs) {
        long start = startMs * rate / 1000;
        long end = Math.max(start, endMs * rate / 1000);
        int best = at(start);
        for (int other = best + 1; other < parts.size() && parts.get(other).given < end; other++) {
            best = shared(other, start, end) > shared(best, start, end) ? other : best;
        }
        long from = Math.max(start, parts.get(best).given);
        long to = Math.max(from, Math.min(end, endOf(best)));
        return new TimeSpan(recordedMs(best, from), recordedMs(best, to));
    }

    private int at(long sample) {
        int low = 0;
        int high = parts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (parts.get(middle).given <= sample) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private long shared(int part, long start, long end) {
        return Math.min(end, endOf(part)) - Math.max(start, parts.get(part).given);
    }

    private long endOf(int part) {
        return part + 1 < parts.size() ? parts.get(part + 1).given : Math.max(given, parts.get(part).given);
    }

    private long recordedMs(int part, long sample) {
        return Math.round((parts.get(part).recorded + sample - parts.get(part).given) * 1000.0 / rate);
    }
}
