package dev.rapport.transcribe.speakers;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the likeliest course of a talk: who says each unit, when each voice is a Gaussian and changing the speaker costs the
 * more the shorter the silence is (Viterbi, 1967); then the voices anew from what each is held to say, and again, until nothing
 * changes. Unchanging; safe for use by many threads.
 */
final class Dialogue {

    /** Frames follow each other too closely to count as so many witnesses: 20 ms of a vowel are like the 20 ms before. */
    private static final double WITNESS = 0.2;

    private static final double PRIOR = 30;
    private static final int MOST_ROUNDS = 15;

    private static final double[] SILENCE_MS = {0, 50, 150, 400, 1000};
    private static final double[] CHANGE_COST = {12, 10, 6, 3, 2};

    private final Heard heard;
    private final int speakers;

    Dialogue(Heard heard, int speakers) {
        this.heard = heard;
        this.speakers = speakers;
    }

    /**
     * A course of the talk.
     *
     * @param labels of each unit
     * @param value the logarithm of its likelihood, up to a constant
     */
    record Course(int[] labels, double value) {}

    Course from(int[] first) {
        Course course = new Course(first, Double.NEGATIVE_INFINITY);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Course next = likeliest(voices(course.labels()), heard.prints().voices(course.labels(), speakers));
            if (Arrays.equals(next.labels(), course.labels())) {
                return next;
            }
            course = next;
        }
        return course;
    }

    List<Voice> voices(int[] labels) {
        return IntStream.range(0, speakers)
                .mapToObj(speaker -> Voice.of(heard.of(labels, speaker), heard.all(), PRIOR))
                .toList();
    }

    private Course likeliest(List<Voice> voices, double[][] prints) {
        int units = heard.units();
        int[][] before = new int[units][speakers];
        double[] values = new double[speakers];
        for (int unit = 0; unit < units; unit++) {
            double change = unit == 0 ? 0 : changeCost(heard.silencesMs()[unit]);
            double[] next = new double[speakers];
            for (int speaker = 0; speaker < speakers; speaker++) {
                int best = best(values, speaker, change);
                before[unit][speaker] = best;
                next[speaker] = values[best]
                        - (best == speaker ? 0 : change)
                        + WITNESS * voices.get(speaker).likelihood(heard.stats().get(unit))
                        + heard.prints().evidence(unit, prints[speaker]);
            }
            values = next;
        }
        int last = best(values, 0, 0);
        int[] labels = new int[units];
        double value = values[last];
        for (int unit = units - 1; unit >= 0; unit--) {
            labels[unit] = last;
            last = before[unit][last];
        }
        return new Course(labels, value);
    }

    private static int best(double[] values, int speaker, double change) {
        int best = speaker;
        for (int other = 0; other < values.length; other++) {
            double cost = other == speaker ? 0 : change;
            if (values[other] - cost > values[best] - (best == speaker ? 0 : change)) {
                best = other;
            }
        }
        return best;
    }

    private static double changeCost(long silenceMs) {
        int i = 1;
        while (i < SILENCE_MS.length - 1 && silenceMs > SILENCE_MS[i]) {
            i++;
        }
        double share = Math.min(1, (silenceMs - SILENCE_MS[i - 1]) / (SILENCE_MS[i] - SILENCE_MS[i - 1]));
        return CHANGE_COST[i - 1] + share * (CHANGE_COST[i] - CHANGE_COST[i - 1]);
    }
}
