package dev.rapport.transcribe.speakers;

import dev.rapport.transcribe.speakers.Dialogue.Course;
import java.util.ArrayList;
import java.util.List;

/**
 * How well what was said falls into two voices, in the four figures that told one speaker from two best on recordings of
 * synthetic and real voices (a logistic regression over about a hundred, none of them a telephone call of a customer).
 *
 * @param gain by how much two voices describe a frame better than one
 * @param frames how many there are: of few, two voices can always be made
 * @param agreement the share of units that go with their voice also when their neighbours are not looked at
 * @param gap how far the stretches of one voice are from those of the other, in spreads
 */
record Parting(double gain, double frames, double agreement, double gap) {

    private static final double PRIOR = 30;
    private static final long STRETCH_MS = 300;
    private static final int STRETCH_UNITS = 8;
    private static final int FEWEST_FRAMES = 20;
    private static final double USUAL_GAP = 4;
    private static final double WIDEST_GAP = 8;

    static Parting of(Heard heard, Course course) {
        Dialogue two = new Dialogue(heard, 2);
        List<Voice> voices = two.voices(course.labels());
        VoiceStats all = heard.all();
        double gain = Voice.cost(all, all, PRIOR)
                - Voice.cost(heard.of(course.labels(), 0), all, PRIOR)
                - Voice.cost(heard.of(course.labels(), 1), all, PRIOR);
        int agreeing = 0;
        for (int unit = 0; unit < heard.units(); unit++) {
            boolean first = difference(voices, heard.stats().get(unit)) > 0;
            agreeing += first == (course.labels()[unit] == 0) ? 1 : 0;
        }
        return new Parting(gain / all.frames(), all.frames(), (double) agreeing / heard.units(), gap(heard, voices));
    }

    /** Above 0 for two speakers rather than one, when nothing else is known. */
    double evidence() {
        return 0.2
                + 2.26 * Math.log(Math.max(gain, 1e-3))
                + 2.03 * Math.log(frames / 2000)
                + 1.91 * (agreement * 10 - 9.3)
                + 0.61 * (Math.min(gap, WIDEST_GAP) - USUAL_GAP);
    }

    private static double difference(List<Voice> voices, VoiceStats stats) {
        return voices.get(0).likelihood(stats) - voices.get(1).likelihood(stats);
    }

    private static double gap(Heard heard, List<Voice> voices) {
        List<Double> one = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        for (int[] stretch : heard.stretches(STRETCH_MS, STRETCH_UNITS)) {
            VoiceStats stats = heard.of(stretch);
            if (stats.frames() >= FEWEST_FRAMES) {
                double difference = difference(voices, stats) / stats.frames();
                (difference > 0 ? one : other).add(difference);
            }
        }
        if (one.size() < 2 || other.size() < 2) {
            return USUAL_GAP;
        }
        double within = (squares(one) + squares(other)) / (one.size() + other.size());
        return (mean(one) - mean(other)) / Math.sqrt(within + 1e-6);
    }

    private static double squares(List<Double> values) {
        double mean = mean(values);
        return values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
