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
        Optional<Found> fraction = text.whole() ? Fraction.read(text, at) : Optional.empty();
        return fraction.isPresent() ? fraction : numeral(text, at);
    }

    private static Optional<Found> numeral(Text text, int at) {
        return Numerals.read(text, at)
                .filter(numeral -> text.whole() || isMeant(text, at, numeral))
                .map(numeral -> found(text, at, numeral));
    }

    private static boolean isMeant(Text text, int at, Numeral numeral) {
        return switch (numeral.form()) {
            case SMALL, LOOSE -> false;
            case SUFFIXED -> text.is(at + 1, "k");
            case SPOKEN -> !text.joined(numeral.end()) && !isBesideAnother(text, at, numeral.end());
            case WRITTEN ->
                !text.joined(numeral.end())
                        && !(text.glued(at) && text.is(at - 1, BEFORE))
                        && !(text.glued(numeral.end())
                                && text.is(numeral.end(), Set.of("/", "-", ":", "_"))
                                && text.glued(numeral.end() + 1)
                                && (text.isDigits(numeral.end() + 1) || text.isWord(numeral.end() + 1)));
        };
    }

    /** What "three fifty" is, or "twenty four seven", only those know who said it; and point five may be one of an agenda. */
    private static boolean isBesideAnother(Text text, int at, int end) {
        return text.is(at, "point")
                || NumberWords.isNumberWord(text.word(at - 1)) && !text.is(at - 1, "oh")
                || NumberWords.isNumberWord(text.word(end)) && !text.is(end, NumberWords.ZERO);
    }

    private static Found found(Text text, int at, Numeral numeral) {
        if (text.is(numeral.end(), "k") && numeral.isInteger() && !numeral.isWritten()) {
            Value thousands = new Value.Number(numeral.value().scaleByPowerOfTen(3));
            return Found.of(at, numeral.end() + 1, thousands, numeral.text() + "k", 0.8);
        }
        Value value = new Value.Number(numeral.value());
        return numeral.isWritten() || numeral.form() == Numeral.Form.SMALL
                ? Found.asItStands(numeral.end(), value, 0.8)
                : Found.of(at, numeral.end(), value, numeral.text(), 0.9);
    }
}
