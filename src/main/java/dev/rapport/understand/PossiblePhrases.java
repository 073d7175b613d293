package dev.rapport.understand;

import dev.rapport.understand.PhrasePatterns.Numbered;
import java.util.BitSet;

/** Which phrases may stand in a text, by its words. Immutable, and so safe for use by many threads. */
final class PossiblePhrases {

    private final int known;
    private final BitSet possible;

    /** @param known how many phrases were known when this was found out; of later ones nothing is known */
    PossiblePhrases(int known, BitSet possible) {
        this.known = known;
        this.possible = possible;
    }

    /** False only where it surely does not stand there. */
    boolean has(Numbered phrase) {
        return phrase.number() < 0 || phrase.number() >= known || possible.get(phrase.number());
    }
}
