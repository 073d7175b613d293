package dev.rapport.understand;

import dev.rapport.query.PassedOver;

/**
 * How a tracker reads what was said.
 *
 * @param passedOver what may stand between the words of a phrase
 * @param bySentence whether no phrase reaches beyond the end of a sentence; speech without punctuation has none
 */
record Reading(PassedOver passedOver, boolean bySentence) {

    /** Word by word, as the index of all history reads. */
    static final Reading EXACT = new Reading(PassedOver.NOTHING, false);
}
