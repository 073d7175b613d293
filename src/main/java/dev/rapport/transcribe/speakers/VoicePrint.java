package dev.rapport.transcribe.speakers;

import dev.rapport.conversation.TimeSpan;
import java.util.List;

/**
 * What a speaker model says of the voice in a stretch: a direction in a space in which one speaker's stretches lie close
 * together (an x-vector: Snyder and others, 2018).
 *
 * <p>Only directions count, so each is brought to length 1; one without any length says nothing, and is like no other.
 *
 * @param time milliseconds of the recording
 */
public record VoicePrint(TimeSpan time, List<Double> direction) {

    public VoicePrint {
        double length =
                Math.sqrt(direction.stream().mapToDouble(value -> value * value).sum());
        direction = direction.stream()
                .map(value -> length > 0 && Double.isFinite(length) ? value / length : 0)
                .toList();
    }

    /** Whether this is a direction of the same space. */
    boolean comparesWith(VoicePrint other) {
        return direction.size() == other.direction.size();
    }

    /** Adds it to a sum of directions, as if it had been there so many times. */
    void addTo(double[] sum, double times) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += times * direction.get(i);
        }
    }

    /** The cosine of the angle to a sum of directions; 0 where there is none. */
    double likeness(double[] sum) {
        double product = 0;
        double square = 0;
        for (int i = 0; i < sum.length; i++) {
            product += sum[i] * direction.get(i);
            square += sum[i] * sum[i];
        }
        return square > 0 ? product / Math.sqrt(square) : 0;
    }

    /** Those of one space, the first one's, since others can not be compared. */
    static List<VoicePrint> comparable(List<VoicePrint> prints) {
        return prints.stream()
                .filter(print -> print.comparesWith(prints.getFirst()))
                .toList();
    }
}
