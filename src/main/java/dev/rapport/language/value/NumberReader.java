package dev.rapport.language.value;

import java.util.Optional;
import java.util.Set;

/**
 * Reads plain numbers. In running text, small ones of a single word and figures of speech ("a hundred") stay words, as
 * they are written, too.
 */
final class NumberReader implements KindReader {

    private static final Set<String> BEFORE = Set.of("#", "/", "-", "_", ".", ":", "$", "€", "£");

    @Override
    public Optional<Found> read(Text text, int at) {
        return Numerals.read(text, at)
                .filter(numeral -> text.whole() || isMeant(text, at, numeral))
                .map(numeral -> found(text, at, numeral));
    }

    private static boolean isMeant(Text text, int at, Numeral numeral) {
        return switch (numeral.form()) {
            case SMALL, LOOSE, SUFFIXED -> false;
            case SPOKEN -> !text.joined(numeral.end());
            case WRITTEN ->
                !text.joined(numeral.end())
                        && !(text.glued(at) && text.is(at - 1, BEFORE))
                        && !(text.glued(numeral.end())
                                && text.is(numeral.end(), Set.of("/", "-", ":", "_"))
                                && text.joined(numeral.end() + 1));
        };
    }

    private static Found found(Text text, int at, Numeral numeral) {
        Value value = new Value.Number(numeral.value());
        return numeral.isWritten() || numeral.form() == Numeral.Form.SMALL
                ? Found.asItStands(numeral.end(), value, 0.8)
                : Found.of(at, numeral.end(), value, numeral.text(), 0.9);
    }
}
