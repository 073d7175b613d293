package dev.rapport.understand.opinion;

/**
 * A sentence is like the examples of an opinion.
 *
 * @param example the one that is nearest to it
 * @param likeness of that one, 0..1
 * @param sureness what the judgement of the type says, about 0..1
 */
record Judgement(Opinion opinion, String example, double likeness, double sureness) {

    /**
     * How often such a judgement was right: the precision that was measured on the project's own labelled sentences at each
     * sureness (src/adr/0027).
     */
    double confidence() {
        if (sureness >= 0.8) {
            return 0.9;
        }
        return sureness >= 0.7 ? 0.87 : 0.8;
    }
}
