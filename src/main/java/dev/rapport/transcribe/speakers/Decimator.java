package dev.rapport.transcribe.speakers;

/** Makes one sample of several by their mean, and holds the latest of them. For one thread. */
final class Decimator {

    private final int fold;
    private final double[] ring;
    private final double[] latest;
    private long made;
    private long taken;
    private double sum;

    /** @param held how many can be asked for */
    Decimator(int fold, int held) {
        this.fold = fold;
        ring = new double[Integer.highestOneBit(held) * 2];
        latest = new double[held];
    }

    int fold() {
        return fold;
    }

    /** How many samples came in. */
    long taken() {
        return taken;
    }

    void add(double sample) {
        sum += sample;
        taken++;
        if (taken % fold == 0) {
            ring[(int) (made & (ring.length - 1))] = sum / fold;
            made++;
            sum = 0;
        }
    }

    /** The last ones, in an array that the next call fills anew; silence where there were none yet. */
    double[] latest(int count) {
        for (int i = 0; i < count; i++) {
            long at = made - count + i;
            latest[i] = at < 0 ? 0 : ring[(int) (at & (ring.length - 1))];
        }
        return latest;
    }
}
