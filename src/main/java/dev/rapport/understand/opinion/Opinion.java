package dev.rapport.understand.opinion;

import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Side;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is found by its likeness to examples.
 *
 * @param label see {@link Finding#label()}; those of a type share its judgement, and compete for its sentences
 * @param side who says such a thing; null for either
 * @param enabled whether it is found at all; its examples count against the others all the same
 * @param threshold how sure the judgement of the type is to be, about 0..1
 * @param likeness how near an example has to be, 0..1: prose that is like no example at all may please the judgement all the same
 * @param margin how much nearer an example has to be than any sentence that is nothing; below 0, that one may be nearer
 * @param against sentences that look alike and are not it
 */
record Opinion(
        FindingType finds,
        String label,
        @Nullable Side side,
        int version,
        boolean enabled,
        double threshold,
        double likeness,
        double margin,
        List<String> examples,
        List<String> against) {

    Opinion {
        examples = List.copyOf(examples);
        against = List.copyOf(against);
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("The opinion " + finds + " " + label + " has no examples");
        }
    }

    String rule() {
        return Finding.OPINION + category().toLowerCase(Locale.ROOT);
    }

    /** As objections name it in their value. */
    String category() {
        return label.toUpperCase(Locale.ROOT).replace(' ', '_');
    }
}
