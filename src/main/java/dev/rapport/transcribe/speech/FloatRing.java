package dev.rapport.transcribe.speech;

import java.util.Arrays;

/** The latest values of something that has one a frame, by the number of the frame. For one thread. */
final class FloatRing {

    /** Some 20 seconds: longer than anything looks back or ahead. */
    static final int FRAMES = 2048;

    private final float[] values = new float[FRAMES];

    FloatRing(float initially) {
        Arrays.fill(values, initially);
    }

    float get(long frame) {
        return values[(int) (frame & (FRAMES - 1))];
    }

    void set(long frame, float value) {
        values[(int) (frame & (FRAMES - 1))] = value;
    }
}
