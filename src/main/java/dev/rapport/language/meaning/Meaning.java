package dev.rapport.language.meaning;

/**
 * Says what a text means, as a vector of {@value #DIMENSIONS} numbers whose length is 1.
 *
 * <p>The same text has the same vector, on any machine of the same kind and whatever else is asked. Only the beginning of a long text
 * counts, about a hundred words: give it sentences. A text without any words has a vector too, which is like no other. Safe for
 * use by many threads, which wait for each other: it takes one core at most, since nobody waits for what it is used for.
 */
public interface Meaning {

    int DIMENSIONS = 384;

    /**
     * What a text means.
     *
     * @throws MeaningUnavailable where the model can not be used on this machine
     */
    float[] of(String text);

    /** What made the vectors: those of two models can not be compared. */
    String model();

    /** How much alike two meanings are: 1 for the same, around 0 for what has nothing to do with each other. */
    static double likeness(float[] one, float[] other) {
        float sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += one[at] * other[at];
        }
        return sum;
    }
}
