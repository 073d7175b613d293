package dev.rapport.transcribe.speech;

/**
 * Decides where a track carries only the voice of another one, as it does where the line or a loudspeaker leaks: a copy that
 * is quieter and up to {@value #LATEST} frames late.
 *
 * <p>The levels of a leak follow those of the other track at one distance; those of a person of their own do not. So over a
 * second and a half the delay is looked for at which the difference of levels varies the least; once two such spans agree, the
 * leak is known, and every sound that is not louder than it makes expected is the leak. A louder one is kept: both
 * speak. Levels in decibels, one a frame. For one thread.
 */
final class Leak {

    private static final int LATEST = 40;
    private static final int HALF_WINDOW = 75;
    private static final int STEP = 25;
    private static final int LEAST_FRAMES = 40;
    private static final double MOST_VARIATION_DB = 3.5;
    private static final double LEAST_DYNAMICS_DB = 4;
    private static final double LEAST_LOSS_DB = 6;
    private static final double SAME_LOSS_DB = 3;
    private static final int SAME_DELAY = 2;
    private static final float TOLERANCE_DB = 5;

    private final TrackEar into;
    private final TrackEar from;
    private long next;
    private int agreed;
    private int delay;
    private double loss;

    Leak(TrackEar into, TrackEar from) {
        this.into = into;
        this.from = from;
    }

    /** Whether the sound of this frame is only the other's voice; to be asked frame by frame. */
    boolean explains(long frame, long listened) {
        if (frame >= next) {
            next = frame + STEP;
            look(Math.max(LATEST, frame - HALF_WINDOW), Math.min(listened, frame + HALF_WINDOW));
        }
        return agreed > 1 && into.level(frame) < expected(frame) + TOLERANCE_DB;
    }

    private double expected(long frame) {
        float most = LevelMeter.SILENCE;
        for (long f = frame - delay - SAME_DELAY; f <= frame - delay + SAME_DELAY; f++) {
            most = f < 0 ? most : Math.max(most, from.level(f));
        }
        return most - loss;
    }

    private void look(long start, long end) {
        int bestDelay = -1;
        double bestVariation = MOST_VARIATION_DB * MOST_VARIATION_DB;
        double bestLoss = 0;
        for (int late = 0; late <= LATEST; late++) {
            double sum = 0;
            double squares = 0;
            int frames = 0;
            for (long frame = start; frame < end; frame++) {
                if (into.sounds(frame)) {
                    double difference = from.level(frame - late) - into.level(frame);
                    sum += difference;
                    squares += difference * difference;
                    frames++;
                }
            }
            double variation = squares / frames - sum / frames * (sum / frames);
            if (frames >= LEAST_FRAMES && variation < bestVariation) {
                bestDelay = late;
                bestVariation = variation;
                bestLoss = sum / frames;
            }
        }
        if (bestDelay >= 0 && bestLoss >= LEAST_LOSS_DB && dynamics(start, end) > LEAST_DYNAMICS_DB) {
            found(bestDelay, bestLoss);
        }
    }

    private double dynamics(long start, long end) {
        double sum = 0;
        double squares = 0;
        int frames = 0;
        for (long frame = start; frame < end; frame++) {
            if (into.sounds(frame)) {
                sum += into.level(frame);
                squares += (double) into.level(frame) * into.level(frame);
                frames++;
            }
        }
        return Math.sqrt(Math.max(0, squares / frames - sum / frames * (sum / frames)));
    }

    private void found(int foundDelay, double foundLoss) {
        boolean same = Math.abs(foundDelay - delay) <= SAME_DELAY && Math.abs(foundLoss - loss) <= SAME_LOSS_DB;
        agreed = same ? agreed + 1 : 1;
        delay = foundDelay;
        loss = foundLoss;
    }
}
