package dev.rapport.transcribe;

import dev.rapport.transcribe.audio.PcmStream;
import java.io.IOException;

/**
 * Tells a recording of two tracks that carry the same sound, as some telephone systems write, from one with a side on each.
 *
 * <p>Both tracks are compared block by block to the end, or to the first block in which they differ: of a true stereo call
 * that is one of the first. A track may be louder than the other, but in no block more than twice, and all but a thousandth of
 * its power must follow from the other. Sides that leak into each other do not pass: there, the one who speaks is louder
 * by far.
 */
final class DualMono {

    private static final int BLOCK_MS = 200;
    private static final double LOUD = 100.0 * 100;
    private static final double MOST_GAIN = 2;
    private static final double OWN_SHARE = 1e-3;

    private DualMono() {}

    /** Reads the stream, to its end where the tracks are the same. Silence alone is not the same sound. */
    static boolean isIn(PcmStream sound) throws IOException {
        if (sound.tracks() != 2) {
            return false;
        }
        byte[][] block = new byte[2][sound.rate() * BLOCK_MS / 1000 * 2];
        boolean heard = false;
        for (int length = sound.read(block); length >= 0; length = sound.read(block)) {
            switch (compare(block[0], block[1], length)) {
                case SAME -> heard = true;
                case QUIET -> {}
                case DIFFERENT -> {
                    return false;
                }
            }
        }
        return heard;
    }

    private enum Likeness {
        QUIET,
        SAME,
        DIFFERENT
    }

    private static Likeness compare(byte[] left, byte[] right, int length) {
        double leftPower = 0;
        double rightPower = 0;
        double common = 0;
        for (int i = 0; i + 1 < length; i += 2) {
            double l = sample(left, i);
            double r = sample(right, i);
            leftPower += l * l;
            rightPower += r * r;
            common += l * r;
        }
        if (Math.max(leftPower, rightPower) < LOUD * length / 2) {
            return Likeness.QUIET;
        }
        double gain = common / Math.max(1, leftPower);
        double own = rightPower - gain * common;
        boolean same = gain <= MOST_GAIN && gain >= 1 / MOST_GAIN && own <= OWN_SHARE * rightPower;
        return same ? Likeness.SAME : Likeness.DIFFERENT;
    }

    private static double sample(byte[] pcm, int at) {
        return (pcm[at] & 0xff) | (pcm[at + 1] << 8);
    }
}
