package dev.rapport.transcribe.speech;

/**
 * Measures how loud each frame of a track is, in decibels below full scale.
 *
 * <p>A first-order high-pass at 120 Hz goes before it, so that neither an offset nor the hum of the mains counts. Costs a
 * few operations a sample. For one thread.
 */
final class LevelMeter {

    /** What digital silence is taken for. */
    static final float SILENCE = -100;

    private static final double CORNER_HZ = 120;
    private static final double FULL_SCALE = 32_768.0 * 32_768.0;

    private final int rate;
    private final FloatRing power;
    private final float pole;
    private long samples;
    private long frames;
    private long frameEnd;
    private boolean begun;
    private float before;
    private float passed;
    private double sum;

    /** @param power is given the mean square of each frame */
    LevelMeter(int rate, FloatRing power) {
        this.rate = rate;
        this.power = power;
        this.pole = (float) (1 - 2 * Math.PI * CORNER_HZ / rate);
        this.frameEnd = Frames.start(1, rate);
    }

    void accept(byte[] pcm, int length) {
        if (!begun && length > 1) {
            begun = true;
            before = sample(pcm, 0);
        }
        for (int at = 0; at + 1 < length; at += 2) {
            float now = sample(pcm, at);
            passed = now - before + pole * passed;
            before = now;
            sum += passed * passed;
            if (++samples == frameEnd) {
                endFrame();
            }
        }
    }

    private void endFrame() {
        long start = Frames.start(frames, rate);
        power.set(frames, (float) (sum / (frameEnd - start)));
        frames++;
        frameEnd = Frames.start(frames + 1, rate);
        sum = 0;
    }

    private static float sample(byte[] pcm, int at) {
        return (short) ((pcm[at] & 0xff) | pcm[at + 1] << 8);
    }

    /** How many are complete. */
    long frames() {
        return frames;
    }

    static float decibels(double meanSquare) {
        return meanSquare <= 0 ? SILENCE : Math.max(SILENCE, (float) (10 * Math.log10(meanSquare / FULL_SCALE)));
    }
}
