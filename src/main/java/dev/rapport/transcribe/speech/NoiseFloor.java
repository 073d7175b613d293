package dev.rapport.transcribe.speech;

/**
 * Tells how loud a track is where nobody speaks, and where a sound is too even to be speech.
 *
 * <p>The floor at a moment is the quietest tenth of a second of the seconds around it (minimum statistics after R. Martin,
 * 2001, with a view ahead instead of a bias): speech has such a gap every second, noise has only its own level. A sound
 * that is louder than the floor, but whose level stays within {@value #EVEN_DB} dB for a second and a half, is a tone, a
 * hum, a modem or noise that has just begun. Half seconds of digital silence say nothing about the noise of the others. For
 * one thread.
 */
final class NoiseFloor {

    /** How many frames have to be known after the one that is asked for, where there are as many. */
    static final int AHEAD = 300;

    private static final int BLOCK = 50;
    private static final int BACK_BLOCKS = 14;
    private static final int AHEAD_BLOCKS = AHEAD / BLOCK - 1;
    private static final int MEAN_OVER = 10;
    private static final float EVEN_DB = 3;
    private static final float LOWEST_DB = -84;

    private final FloatRing power;
    private final FloatRing least = new FloatRing(Float.MAX_VALUE);
    private final FloatRing most = new FloatRing(-Float.MAX_VALUE);
    private long frames;
    private double sum;
    private float blockLeast = Float.MAX_VALUE;
    private float blockMost = -Float.MAX_VALUE;
    private long cachedBlock = -1;
    private float cachedFloor;
    private boolean cachedEven;

    /** @param power the mean square of each frame */
    NoiseFloor(FloatRing power) {
        this.power = power;
    }

    /** Takes frames in, up to this one. */
    void accept(long upTo) {
        for (; frames < upTo; frames++) {
            sum += power.get(frames);
            if (frames >= MEAN_OVER) {
                sum = Math.max(0, sum - power.get(frames - MEAN_OVER));
            }
            if (frames >= MEAN_OVER - 1) {
                float level = LevelMeter.decibels(sum / MEAN_OVER);
                blockLeast = Math.min(blockLeast, level);
                blockMost = Math.max(blockMost, level);
            }
            if (frames % BLOCK == BLOCK - 1) {
                endBlock(frames / BLOCK);
            }
        }
    }

    private void endBlock(long block) {
        least.set(block, blockLeast);
        most.set(block, blockMost);
        blockLeast = Float.MAX_VALUE;
        blockMost = -Float.MAX_VALUE;
    }

    /** In decibels below full scale. */
    float at(long frame) {
        look(frame / BLOCK);
        return cachedFloor;
    }

    /** Whether the level hardly changes around this frame. */
    boolean even(long frame) {
        look(frame / BLOCK);
        return cachedEven;
    }

    private void look(long block) {
        if (block == cachedBlock) {
            return;
        }
        cachedBlock = block;
        long complete = frames / BLOCK;
        float floor = Float.MAX_VALUE;
        for (long b = Math.max(0, block - BACK_BLOCKS); b < Math.min(complete, block + AHEAD_BLOCKS + 1); b++) {
            floor = most.get(b) < LOWEST_DB ? floor : Math.min(floor, least.get(b));
        }
        cachedFloor = floor == Float.MAX_VALUE ? LOWEST_DB : Math.max(LOWEST_DB, floor);
        cachedEven = even(block, complete);
    }

    private boolean even(long block, long complete) {
        long from = Math.max(0, Math.min(block - 1, complete - 3));
        if (from + 3 > complete) {
            return false;
        }
        float low = Float.MAX_VALUE;
        float high = -Float.MAX_VALUE;
        for (long b = from; b < from + 3; b++) {
            low = Math.min(low, least.get(b));
            high = Math.max(high, most.get(b));
        }
        return high - low < EVEN_DB;
    }
}
