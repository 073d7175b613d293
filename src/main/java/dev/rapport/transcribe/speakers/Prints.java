package dev.rapport.transcribe.speakers;

import dev.rapport.conversation.TimeSpan;
import java.util.Arrays;
import java.util.List;

/**
 * What a speaker model says of the units of a recording, where there is one: each unit has the voice of the stretch that it
 * lies in.
 *
 * <p>A stretch is what the recogniser emitted at once, and may hold two voices; so its voice is a witness beside the sound of
 * each word, and no verdict. How much it counts is set by judgement, since no speaker model could be had to measure with.
 * Unchanging; safe for use by many threads.
 */
final class Prints {

    /** Of a whole stretch, for a voice that is like the speaker's against one at a right angle to it. */
    private static final double WITNESS = 20;

    /** Two voices whose directions are closer than this (a cosine) are rather one. */
    private static final double ONE_VOICE = 0.5;

    private static final double PARTING = 10;
    private static final int NONE = -1;

    private final List<VoicePrint> prints;
    private final int[] ofUnits;
    private final double[] shares;

    private Prints(List<VoicePrint> prints, int[] ofUnits, double[] shares) {
        this.prints = prints;
        this.ofUnits = ofUnits;
        this.shares = shares;
    }

    /**
     * @param prints in the order of time
     * @param units their times, in order
     */
    static Prints of(List<VoicePrint> prints, List<TimeSpan> units) {
        List<VoicePrint> comparable = VoicePrint.comparable(prints);
        int[] ofUnits = new int[units.size()];
        double[] lengths = new double[comparable.size()];
        int at = 0;
        for (int unit = 0; unit < ofUnits.length; unit++) {
            TimeSpan time = units.get(unit);
            long middle = (time.startMs() + time.endMs()) / 2;
            while (at < comparable.size() && comparable.get(at).time().endMs() < middle) {
                at++;
            }
            boolean within = at < comparable.size() && comparable.get(at).time().startMs() <= middle;
            ofUnits[unit] = within ? at : NONE;
            if (within) {
                lengths[at] += length(time);
            }
        }
        double[] shares = new double[ofUnits.length];
        Arrays.setAll(shares, unit -> ofUnits[unit] == NONE ? 0 : length(units.get(unit)) / lengths[ofUnits[unit]]);
        return new Prints(comparable, ofUnits, shares);
    }

    private static double length(TimeSpan time) {
        return Math.max(1, time.endMs() - time.startMs());
    }

    boolean areKnown() {
        return prints.size() > 1;
    }

    /** A first guess at who says each unit; -1 for those that no print is of. */
    int[] guess(int speakers) {
        int[] clusters = new PrintClusters(prints, weights()).into(speakers);
        return Arrays.stream(ofUnits)
                .map(print -> print == NONE ? -1 : clusters[print])
                .toArray();
    }

    private double[] weights() {
        double[] weights = new double[prints.size()];
        for (int print : ofUnits) {
            if (print != NONE) {
                weights[print]++;
            }
        }
        return weights;
    }

    /** The voice of each speaker, when the units are theirs as these labels say. */
    double[][] voices(int[] labels, int speakers) {
        double[][] voices = new double[speakers]
                [prints.isEmpty() ? 0 : prints.getFirst().direction().size()];
        for (int unit = 0; unit < labels.length; unit++) {
            if (ofUnits[unit] != NONE && labels[unit] >= 0) {
                prints.get(ofUnits[unit]).addTo(voices[labels[unit]], shares[unit]);
            }
        }
        return voices;
    }

    /** How much speaks for two voices rather than one, when the units are two speakers' as these labels say. */
    double evidenceOfTwo(int[] labels) {
        double[][] voices = voices(labels, 2);
        if (!areKnown() || Arrays.stream(voices).anyMatch(Prints::isNothing)) {
            return 0;
        }
        double product = 0;
        for (int i = 0; i < voices[0].length; i++) {
            product += voices[0][i] * voices[1][i];
        }
        return PARTING * (ONE_VOICE - product / (length(voices[0]) * length(voices[1])));
    }

    private static boolean isNothing(double[] voice) {
        return length(voice) == 0;
    }

    private static double length(double[] voice) {
        return Math.sqrt(Arrays.stream(voice).map(value -> value * value).sum());
    }

    /** How much speaks for this unit being of this voice, as a logarithm of likelihood, up to a constant. */
    double evidence(int unit, double[] voice) {
        int print = ofUnits[unit];
        return print == NONE ? 0 : WITNESS * shares[unit] * prints.get(print).likeness(voice);
    }
}
