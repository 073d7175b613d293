package dev.rapport.transcribe.speech;

/**
 * Decides, frame by frame, whether one track may have speech in it, a few seconds behind what it has been given.
 *
 * <p>For one thread.
 */
final class TrackEar {

    /** How far above the noise a sound may be speech. */
    private static final float MARGIN_DB = 8;

    /** Sounds shorter than this, alone, are clicks. */
    private static final int CLICK = 3;

    private final LevelMeter meter;
    private final NoiseFloor floor;
    private final FloatRing power = new FloatRing(0);
    private final FloatRing sounding = new FloatRing(0);

    TrackEar(int rate) {
        meter = new LevelMeter(rate, power);
        floor = new NoiseFloor(power);
    }

    void accept(byte[] pcm, int length) {
        meter.accept(pcm, length);
        floor.accept(meter.frames());
    }

    long frames() {
        return meter.frames();
    }

    /** Looks at the next frame; those {@link NoiseFloor#AHEAD} after it are known, or there are no more. */
    void listen(long frame) {
        float level = LevelMeter.decibels(
                (before(frame) + power.get(frame) + (frame + 1 < frames() ? power.get(frame + 1) : 0)) / 3);
        boolean loud = level > floor.at(frame) + MARGIN_DB && !floor.even(frame);
        sounding.set(frame, loud ? 1 : 0);
    }

    private float before(long frame) {
        return frame == 0 ? 0 : power.get(frame - 1);
    }

    /** Whether it may be speech; the frames around it have been listened to. */
    boolean speaking(long frame, long listened) {
        if (sounding.get(frame) == 0) {
            return false;
        }
        int run = 1;
        for (long f = frame - 1; f >= 0 && run <= CLICK && sounding.get(f) > 0; f--) {
            run++;
        }
        for (long f = frame + 1; f < listened && run <= CLICK && sounding.get(f) > 0; f++) {
            run++;
        }
        return run > CLICK;
    }
}
