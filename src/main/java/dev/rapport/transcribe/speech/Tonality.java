package dev.rapport.transcribe.speech;

import java.util.Arrays;

/**
 * Decides which sounds of a track are tones (ringing, busy, dialling, fax, beeps) or music, from the lines in their
 * spectrum.
 *
 * <p>A tone has nearly all its power in one or two lines that stand still. In music much of the power is in lines that
 * stand still for the length of a note, and there are no gaps; in speech the pitch moves all the time, and with it all
 * lines. Sung or drummed music is not recognised, and wherever the lines move within music, someone may be speaking over
 * it, so that is heard. Looked at every 20 ms, and only where there is a sound. For one thread.
 */
final class Tonality {

    /** How many frames there are between two looks. */
    static final int HOP = 2;

    /** How many frames must have been looked at after the one that is asked for, where there are as many. */
    static final int AHEAD = 210;

    private static final float SILENT = -1;
    private static final int LINES = Spectrum.LINES;
    private static final int KEPT = 8;
    private static final int NOTE_HOPS = 3;
    private static final float NOTE_HZ = 4;
    private static final float TONE_HZ = 3;
    private static final double TONE_SHARE = 0.85;
    private static final double TONE_PART = 0.6;
    private static final int WIDE = 100;
    private static final int NEAR = 15;
    private static final int GUARD = 30;
    private static final double MUSIC = 0.42;
    private static final double MUSIC_NEAR = 0.25;
    private static final double MUSIC_GAPS = 0.25;
    private static final int[] DIALLED = {697, 770, 852, 941, 1209, 1336, 1477, 1633};

    private final Spectrum spectrum;
    private final float[][] hz = new float[KEPT][LINES];
    private final float[][] share = new float[KEPT][LINES];
    private final FloatRing still = new FloatRing(SILENT);
    private final FloatRing tone = new FloatRing(SILENT);
    private long music = -1;
    private boolean musicNow;

    Tonality(int rate) {
        spectrum = new Spectrum(rate);
    }

    /** The samples that a look needs. */
    int samples() {
        return spectrum.samples();
    }

    /** The next hop is silent. */
    void silence(long hop) {
        Arrays.fill(share[(int) (hop % KEPT)], 0);
        still.set(hop, SILENT);
        tone.set(hop, SILENT);
    }

    /** The next hop has a sound. */
    void look(long hop, byte[] pcm) {
        int now = (int) (hop % KEPT);
        spectrum.lines(pcm, hz[now], share[now]);
        still.set(hop, (float) shared(hop, NOTE_HOPS, NOTE_HZ));
        double strongest = share[now][0] + share[now][1];
        boolean pure = strongest > TONE_SHARE && (dialled(now) || shared(hop, 1, TONE_HZ) > TONE_SHARE * strongest);
        tone.set(hop, pure ? 1 : 0);
    }

    /** How much of the power is in lines that were there some hops ago. */
    private double shared(long hop, int ago, float apart) {
        if (hop < ago) {
            return 0;
        }
        int now = (int) (hop % KEPT);
        int then = (int) ((hop - ago) % KEPT);
        double sum = 0;
        for (int line = 0; line < LINES && share[now][line] > 0; line++) {
            sum += wasThere(hz[now][line], share[now][line], then, apart) ? share[now][line] : 0;
        }
        return sum;
    }

    private boolean wasThere(float frequency, float strength, int then, float apart) {
        for (int line = 0; line < LINES; line++) {
            if (Math.abs(hz[then][line] - frequency) < apart && share[then][line] > strength / 4) {
                return true;
            }
        }
        return false;
    }

    /** ITU-T Q.23: one of the low and one of the high group, each within 1.8 %. */
    private boolean dialled(int now) {
        float low = Math.min(hz[now][0], hz[now][1]);
        float high = Math.max(hz[now][0], hz[now][1]);
        return share[now][1] > share[now][0] / 20 && oneOf(low, 0) && oneOf(high, DIALLED.length / 2);
    }

    private static boolean oneOf(float frequency, int group) {
        for (int i = group; i < group + DIALLED.length / 2; i++) {
            if (Math.abs(frequency - DIALLED[i]) < 0.018 * DIALLED[i]) {
                return true;
            }
        }
        return false;
    }

    /** Whether a sound from one frame to another is a tone, for the most of it. */
    boolean isTone(long from, long to) {
        int tones = 0;
        int hops = 0;
        for (long hop = from / HOP; hop <= (to - 1) / HOP; hop++) {
            hops += tone.get(hop) >= 0 ? 1 : 0;
            tones += tone.get(hop) > 0 ? 1 : 0;
        }
        return tones >= 2 && tones >= TONE_PART * hops;
    }

    /** Whether there is music here, and only music. */
    boolean isMusic(long frame, long listened) {
        long hop = frame / HOP;
        if (hop != music) {
            music = hop;
            musicNow = music(hop, listened / HOP);
        }
        return musicNow;
    }

    private boolean music(long hop, long known) {
        long from = Math.max(0, hop - WIDE);
        long to = Math.min(known, hop + WIDE);
        if (to - from < WIDE || gaps(from, to) > MUSIC_GAPS || mean(from, to) < MUSIC) {
            return false;
        }
        for (long near = Math.max(from, hop - GUARD); near <= Math.min(to - 1, hop + GUARD); near += NEAR / 3) {
            if (mean(Math.max(from, near - NEAR), Math.min(to, near + NEAR)) < MUSIC_NEAR) {
                return false;
            }
        }
        return true;
    }

    private double gaps(long from, long to) {
        int gaps = 0;
        for (long hop = from; hop < to; hop++) {
            gaps += still.get(hop) == SILENT ? 1 : 0;
        }
        return (double) gaps / (to - from);
    }

    private double mean(long from, long to) {
        double sum = 0;
        int hops = 0;
        for (long hop = from; hop < to; hop++) {
            if (still.get(hop) != SILENT) {
                sum += still.get(hop);
                hops++;
            }
        }
        return hops == 0 ? 1 : sum / hops;
    }
}
