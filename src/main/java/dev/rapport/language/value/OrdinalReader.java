package dev.rapport.language.value;

import java.util.Optional;
import java.util.Set;

/**
 * Reads ordinals: "twenty third", "one hundredth", 3rd. In running text, those of one word stay words: "a second opinion", "first
 * of all".
 */
final class OrdinalReader implements KindReader {

    private static final int MOST_DIGITS = 9;

    @Override
    public Optional<Found> read(Text text, int at) {
        return written(text, at).or(() -> spoken(text, at));
    }

    private static Optional<Found> written(Text text, int at) {
        int number = text.digits(at, MOST_DIGITS);
        return number >= 0 && text.joined(at + 1) && text.is(at + 1, Set.of("st", "nd", "rd", "th"))
                ? Optional.of(Found.asItStands(at + 2, new Value.Ordinal(number), 0.9))
                : Optional.empty();
    }

    /** Said or in digits. */
    static Optional<Ordinal> any(Text text, int at) {
        return written(text, at)
                .map(found -> new Ordinal(text.digits(at, MOST_DIGITS), found.end()))
                .or(() -> number(text, at));
    }

    private static Optional<Found> spoken(Text text, int at) {
        return number(text, at)
                .filter(ordinal -> text.whole() || ordinal.end() > at + 1)
                .map(ordinal -> Found.of(
                        at,
                        ordinal.end(),
                        new Value.Ordinal(ordinal.value()),
                        ordinal.value() + suffix(ordinal.value()),
                        0.9));
    }

    record Ordinal(long value, int end) {}

    /** "twenty first", "twenty five thousand one hundred eleventh", "one thousandth". */
    static Optional<Ordinal> number(Text text, int at) {
        Optional<Ordinal> small =
                NumberWords.ordinalBelowHundred(text, at).map(ordinal -> new Ordinal(ordinal.value(), ordinal.end()));
        return small.or(() -> Cardinal.read(text, at)
                .filter(said -> said.value().bitLength() < 50)
                .flatMap(said -> after(text, at, said.value().longValue(), said.end())));
    }

    /** The last word of a cardinal may be that which the ordinal's last word belongs to: "one hundred | twenty first". */
    private static Optional<Ordinal> after(Text text, int at, long value, int end) {
        Optional<Ordinal> scaled = NumberWords.ordinalMagnitude(text, end)
                .map(magnitude -> new Ordinal(value * magnitude.longValue(), end + 1));
        if (scaled.isPresent()) {
            return scaled;
        }
        Optional<Ordinal> direct = NumberWords.ordinalBelowHundred(text, text.past(end, "and"))
                .filter(rest -> value % 100 == 0 || value % 10 == 0 && rest.value() < 10)
                .map(rest -> new Ordinal(value + rest.value(), rest.end()));
        return end > at ? direct : Optional.empty();
    }

    static String suffix(long number) {
        long tens = number % 100;
        if (tens >= 11 && tens <= 13) {
            return "th";
        }
        return switch ((int) (number % 10)) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }
}
