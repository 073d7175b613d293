package dev.rapport.language.value;

import java.util.List;
import java.util.Optional;

/** The plurals that decades are called by: eighties. */
final class Decades {

    private static final List<String> TENS =
            List.of("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties");

    private Decades() {}

    /** 80 for eighties. */
    static Optional<Integer> tens(String word) {
        int index = TENS.indexOf(word);
        return index < 0 ? Optional.empty() : Optional.of(20 + index * 10);
    }
}
