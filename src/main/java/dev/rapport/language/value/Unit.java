package dev.rapport.language.value;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is measured or counted.
 *
 * @param symbol as it is written after a number, and known by in values
 * @param counted as it is called in running text; empty for the symbol
 */
record Unit(String symbol, String counted) {

    private static final Phrases<Unit> WORDS = new Phrases<>();
    private static final Set<String> OF_THE_CLOCK = Set.of("s", "min", "h");

    static {
        for (String[] row : Table.rows("en/units.tsv")) {
            List.of(row[2].split(",")).forEach(word -> WORDS.add(word, new Unit(row[0], row[1])));
        }
    }

    /** With what it is counted by, as in "kilometers per hour". */
    static Optional<Phrases.Match<Unit>> at(Text text, int at) {
        Optional<Phrases.Match<Unit>> unit = WORDS.at(text, at);
        return unit.flatMap(first -> per(text, first)).or(() -> unit);
    }

    private static Optional<Phrases.Match<Unit>> per(Text text, Phrases.Match<Unit> first) {
        return text.is(first.end(), "per") && first.meaning().counted().isEmpty()
                ? WORDS.at(text, first.end() + 1)
                        .map(second -> new Phrases.Match<>(
                                new Unit(
                                        first.meaning().symbol() + "/"
                                                + second.meaning().symbol(),
                                        ""),
                                second.end()))
                : Optional.empty();
    }

    boolean isOfTheClock() {
        return OF_THE_CLOCK.contains(symbol);
    }
}
