package dev.rapport.transcribe.speech;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides, frame by frame, whether one track may have speech in it, a few seconds behind what it has been given.
 *
 * <p>What is not clearly louder than the noise is none, nor is what is too even, too short, a tone, music, or a leak of
 * another track. For one thread.
 */
final class TrackEar {

    /** How far above the noise a sound may be speech. */
    private static final float MARGIN_DB = 8;

    /** Sounds of no more than so many frames, alone, are clicks. */
    private static final int CLICK = 3;

    private static final int LONGEST_LOOK = 200;

    private final int rate;
    private final LevelMeter meter;
    private final NoiseFloor floor;
    private final Tonality tonality;
    private final FloatRing power = new FloatRing(0);
    private final FloatRing level = new FloatRing(LevelMeter.SILENCE);
    private final FloatRing sounding = new FloatRing(0);
    private final List<Leak> leaks = new ArrayList<>();
    private final DelayLine sound;

    TrackEar(int rate) {
        this.rate = rate;
        meter = new LevelMeter(rate, power);
        floor = new NoiseFloor(power);
        tonality = new Tonality(rate);
        int delay = NoiseFloor.AHEAD + Tonality.AHEAD + Frames.PER_SECOND * 3;
        sound = new DelayLine(Math.toIntExact(Frames.start(delay, rate)));
    }

    /** From now on, what this other track leaks into this one is not its own. */
    void watch(TrackEar other) {
        leaks.add(new Leak(this, other));
    }

    void accept(byte[] pcm, int length) {
        sound.add(pcm, length);
        meter.accept(pcm, length);
        floor.accept(meter.frames());
    }

    long frames() {
        return meter.frames();
    }

    float level(long frame) {
        return level.get(frame);
    }

    boolean sounds(long frame) {
        return sounding.get(frame) > 0;
    }

    byte[] copy(long fromFrame, long toFrame) {
        return sound.copy(Frames.start(fromFrame, rate), Frames.start(toFrame, rate));
    }

    /** Looks at the next frame; those {@link NoiseFloor#AHEAD} after it are known, or there are no more. */
    void listen(long frame) {
        float now = LevelMeter.decibels(mean(frame));
        level.set(frame, now);
        boolean loud = now > floor.at(frame) + MARGIN_DB && !floor.even(frame);
        sounding.set(frame, loud ? 1 : 0);
        if (frame % Tonality.HOP == 0) {
            look(frame, loud);
        }
    }

    private float mean(long frame) {
        float before = frame == 0 ? 0 : power.get(frame - 1);
        float after = frame + 1 < frames() ? power.get(frame + 1) : 0;
        return (before + power.get(frame) + after) / 3;
    }

    private void look(long frame, boolean loud) {
        long from = Frames.start(frame, rate) - tonality.samples() / 2;
        long to = from + tonality.samples();
        if (loud && from >= 0 && to <= sound.samples()) {
            tonality.look(frame / Tonality.HOP, sound.copy(from, to));
        } else {
            tonality.silence(frame / Tonality.HOP);
        }
    }

    /** Whether it may be speech; {@link Tonality#AHEAD} frames after it have been listened to, or there are no more. */
    boolean speaks(long frame, long listened) {
        if (!sounds(frame)) {
            return false;
        }
        long from = frame;
        while (from > 0 && frame - from < LONGEST_LOOK && sounds(from - 1)) {
            from--;
        }
        long to = frame + 1;
        while (to < listened && to - frame < LONGEST_LOOK && sounds(to)) {
            to++;
        }
        return to - from > CLICK
                && !tonality.isTone(from, to)
                && !tonality.isMusic(frame, listened)
                && leaks.stream().noneMatch(leak -> leak.explains(frame, listened));
    }
}
