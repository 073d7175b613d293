package dev.rapport.crm.duplicate;

/** Weights of evidence in bits (Fellegi and Sunter 1969): how often as likely, as a power of two. */
final class Bits {

    private static final double LN_2 = Math.log(2);

    private Bits() {}

    static double of(double timesAsLikely) {
        return Math.log(timesAsLikely) / LN_2;
    }

    /** From weight of evidence, what is known beforehand included, to a probability. */
    static double probability(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }
}
