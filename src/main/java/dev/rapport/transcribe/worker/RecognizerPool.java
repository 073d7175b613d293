package dev.rapport.transcribe.worker;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.vosk.Model;
import org.vosk.Recognizer;
import org.vosk.SpeakerModel;

/**
 * Keeps native recognisers for the next track.
 *
 * <p>A recogniser composes its search graph while it listens and keeps what it has composed, ever more of it. Kept over a few
 * calls, the recognisers of two threads held 300 MB more than fresh ones and took 5 % less CPU time at 8 kHz, 11 % less at 24
 * kHz, and no less at 16 kHz. So one is kept for some calls, and then given up. What it has learnt of the voice is gone after
 * the final result. Its clock goes on, so whoever takes it must know how much it has heard. Safe for use by many threads.
 */
final class RecognizerPool {

    /** Of sound that it has heard. */
    private static final long MOST_SECONDS = 20 * 60;

    private final Model model;
    private final @Nullable SpeakerModel speakers;
    private final int most;
    private final Deque<Pooled> idle = new ArrayDeque<>();

    /**
     * @param speakers says whose voice a segment is like; null where there is none
     * @param most how many are kept
     */
    RecognizerPool(Model model, @Nullable SpeakerModel speakers, int most) {
        this.model = model;
        this.speakers = speakers;
        this.most = most;
    }

    /** A recogniser of a rate, and how many samples it has heard. For one thread at a time. */
    static final class Pooled {

        private final Recognizer recognizer;
        private final int rate;
        private final boolean voices;
        private long samples;

        private Pooled(Recognizer recognizer, int rate, boolean voices) {
            this.recognizer = recognizer;
            this.rate = rate;
            this.voices = voices;
        }

        Recognizer recognizer() {
            return recognizer;
        }

        void heard(int more) {
            samples += more;
        }

        /** What its clock shows. */
        int clockMs() {
            return Math.toIntExact(samples * 1000 / rate);
        }
    }

    /** @param wanted whether its segments are to say whose voice they are like, where that can be said */
    Pooled take(int rate, boolean wanted) throws IOException {
        boolean voices = wanted && speakers != null;
        synchronized (this) {
            for (Iterator<Pooled> each = idle.descendingIterator(); each.hasNext(); ) {
                Pooled known = each.next();
                if (known.rate == rate && known.voices == voices) {
                    each.remove();
                    return known;
                }
            }
        }
        Recognizer recognizer = new Recognizer(model, rate);
        recognizer.setWords(true);
        if (voices) {
            recognizer.setSpeakerModel(speakers);
        }
        return new Pooled(recognizer, rate, voices);
    }

    /** Takes back one that has given its final result. */
    void giveBack(Pooled pooled) {
        Pooled surplus = pooled;
        synchronized (this) {
            if (pooled.samples < MOST_SECONDS * pooled.rate) {
                idle.addLast(pooled);
                if (idle.size() <= most) {
                    return;
                }
                surplus = idle.removeFirst();
            }
        }
        surplus.recognizer.close();
    }
}
