package dev.rapport.language.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the first number of a range, whose unit is said of the second only: the ten of "between ten and fifteen thousand dollars"
 * is ten thousand dollars, that of 10-15% ten percent.
 */
final class RangeReader implements KindReader {

    private static final Set<String> JOINING = Set.of("to", "or", "-", "–");
    private static final List<BigDecimal> MAGNITUDES =
            List.of(BigDecimal.TEN.pow(9), BigDecimal.TEN.pow(6), BigDecimal.TEN.pow(3), BigDecimal.ONE);
    private static final BigDecimal THOUSAND = BigDecimal.TEN.pow(3);

    private final List<KindReader> units;

    RangeReader(List<KindReader> units) {
        this.units = units;
    }

    @Override
    public Optional<Found> read(Text text, int at) {
        Optional<Numeral> first = Numerals.read(text, at).filter(numeral -> numeral.form() != Numeral.Form.LOOSE);
        if (first.isEmpty() || text.whole()) {
            return Optional.empty();
        }
        int joint = first.get().end();
        boolean between = text.is(joint, "and") && text.is(at - 1, Set.of("between", "from"));
        return between || text.is(joint, JOINING)
                ? units.stream()
                        .flatMap(reader -> reader.read(text, joint + 1).stream())
                        .flatMap(second -> shared(text, at, first.get(), second.value()).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<Found> shared(Text text, int at, Numeral first, Value second) {
        return switch (second) {
            case Value.Money money ->
                scaled(first, money.amount())
                        .map(amount -> found(
                                at,
                                first,
                                new Value.Money(amount, money.currency()),
                                sign(text, first) + first(first, amount)));
            case Value.Quantity quantity ->
                scaled(first, quantity.number())
                        .map(number ->
                                found(at, first, new Value.Quantity(number, quantity.unit()), first(first, number)));
            case Value.Percent percent ->
                first.value().compareTo(percent.number()) < 0
                        ? Optional.of(found(at, first, new Value.Percent(first.value()), first.text()))
                        : Optional.empty();
            case Value.Number number -> Optional.empty();
            case Value.DateRange range -> Optional.empty();
            case Value.TimeOfDay time -> Optional.empty();
            case Value.Phone phone -> Optional.empty();
            case Value.Email email -> Optional.empty();
            case Value.Url url -> Optional.empty();
            case Value.Ordinal ordinal -> Optional.empty();
            case Value.OrderNumber number -> Optional.empty();
            case Value.Address address -> Optional.empty();
        };
    }

    /** By the magnitude of the second, where that makes it the smaller one. */
    private static Optional<BigDecimal> scaled(Numeral first, BigDecimal second) {
        return MAGNITUDES.stream()
                .filter(magnitude -> second.compareTo(magnitude) >= 0)
                .findFirst()
                .map(magnitude ->
                        first.value().compareTo(THOUSAND) < 0 ? first.value().multiply(magnitude) : first.value())
                .filter(value -> value.compareTo(second) < 0);
    }

    private static String first(Numeral first, BigDecimal value) {
        return value.compareTo(first.value()) == 0
                ? first.text()
                : value.stripTrailingZeros().toPlainString();
    }

    /** The sign of the second, if its is said as a word. */
    private static String sign(Text text, Numeral first) {
        return Numerals.read(text, first.end() + 1)
                .flatMap(second -> Currency.word(text, second.end()))
                .map(match -> match.meaning().sign())
                .orElse("");
    }

    private static Found found(int at, Numeral first, Value value, String written) {
        boolean kept = first.isWritten()
                || first.form() == Numeral.Form.SMALL
                        && value instanceof Value.Quantity quantity
                        && quantity.number().compareTo(first.value()) == 0;
        return kept ? Found.asItStands(first.end(), value, 0.8) : Found.of(at, first.end(), value, written, 0.8);
    }
}
