package dev.rapport.transcribe.speakers;

import java.util.Arrays;

/**
 * Holds how the voice was in each frame of a track, in a few bytes a frame and never more than {@value #MOST} frames.
 *
 * <p>When it is full, each two neighbours become one, so that a recording of ten hours takes no more memory (11 MB) than one
 * of three; its frames then are 80 ms long instead of 20. For one thread.
 */
final class FrameStore {

    static final int FRAME_MS = 20;

    private static final int MOST = 1 << 19;
    private static final int WIDTH = Cepstrum.SIZE + 2;
    private static final int LOUDNESS = Cepstrum.SIZE;
    private static final int PITCH = Cepstrum.SIZE + 1;
    private static final double STEP = 0.15;
    private static final double LOUDNESS_STEP = 0.1;
    private static final double PITCH_SPAN = Math.log(Pitch.HIGHEST_HZ * 1.2 / Pitch.LOWEST_HZ);

    private final int most;
    private byte[] frames = new byte[1024 * WIDTH];
    private int count;
    private int merged = 1;
    private int pending;
    private final byte[] next = new byte[WIDTH];

    FrameStore() {
        this(MOST);
    }

    FrameStore(int most) {
        this.most = most;
    }

    int frameMs() {
        return FRAME_MS * merged;
    }

    int size() {
        return count;
    }

    /**
     * @param loudness the logarithm of the mean power; 0 for silence
     * @param hertz the pitch; 0 where there is none
     */
    void add(double[] cepstrum, double loudness, double hertz) {
        byte loud = (byte) Math.min(Byte.MAX_VALUE * 2, Math.round(loudness / LOUDNESS_STEP));
        if (pending == 0 || (loud & 0xff) > (next[LOUDNESS] & 0xff)) {
            for (int i = 0; i < cepstrum.length; i++) {
                next[i] = (byte) Math.clamp(Math.round(cepstrum[i] / STEP), Byte.MIN_VALUE, Byte.MAX_VALUE);
            }
            next[LOUDNESS] = loud;
            next[PITCH] = hertz <= 0
                    ? 0
                    : (byte) Math.clamp(Math.round(Math.log(hertz / Pitch.LOWEST_HZ) / PITCH_SPAN * 253) + 1, 1, 254);
        }
        pending++;
        if (pending == merged) {
            pending = 0;
            append();
        }
    }

    private void append() {
        if (count == most) {
            halve();
        }
        if ((count + 1) * WIDTH > frames.length) {
            frames = Arrays.copyOf(frames, Math.min(most * WIDTH, frames.length * 2));
        }
        System.arraycopy(next, 0, frames, count * WIDTH, WIDTH);
        count++;
    }

    /** Of two neighbours the louder one is kept: it says more of the voice than a mixture of both. */
    private void halve() {
        for (int pair = 0; pair < count / 2; pair++) {
            int left = 2 * pair;
            int kept = loudness(left) >= loudness(left + 1) ? left : left + 1;
            System.arraycopy(frames, kept * WIDTH, frames, pair * WIDTH, WIDTH);
        }
        count /= 2;
        merged *= 2;
    }

    double loudness(int frame) {
        return (frames[frame * WIDTH + LOUDNESS] & 0xff) * LOUDNESS_STEP;
    }

    double coefficient(int frame, int index) {
        return frames[frame * WIDTH + index] * STEP;
    }

    /** The logarithm of the pitch, NaN where there is none. */
    double pitch(int frame) {
        int code = frames[frame * WIDTH + PITCH] & 0xff;
        return code == 0 ? Double.NaN : (code - 1) / 253.0 * PITCH_SPAN;
    }
}
