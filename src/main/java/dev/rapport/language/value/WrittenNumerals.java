package dev.rapport.language.value;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads numbers in digits: 25,000.50 as the country writes it, 25k, 2.5 million. */
final class WrittenNumerals {

    private static final int LONGEST = 40;
    private static final Pattern POINT = Pattern.compile("(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?");
    private static final Pattern COMMA = Pattern.compile("(?:\\d{1,3}(?:\\.\\d{3})+|\\d+)(?:,\\d+)?");

    /** Where nothing but a comma before the decimals explains it: 1.234,56. */
    private static final Pattern COMMA_ONLY = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+,\\d+|\\d{1,3}(?:\\.\\d{3}){2,}");

    private static final Map<String, Integer> SUFFIXES =
            Map.of("k", 3, "m", 6, "mm", 6, "mn", 6, "mio", 6, "b", 9, "bn", 9);
    private static final Set<String> POINT_COUNTRIES = Set.of(
            "US", "GB", "IE", "AU", "NZ", "CA", "IN", "SG", "HK", "JP", "CN", "KR", "PH", "MX", "IL", "ZA", "CH");

    private WrittenNumerals() {}

    static Optional<Numeral> read(Text text, int at) {
        return plain(text, at).map(plain -> withMagnitude(text, at, plain.value()));
    }

    /** Without what multiplies it. */
    static Optional<Numeral> plain(Text text, int at) {
        String digits = text.word(at);
        if (!text.isDigits(at) || digits.length() > LONGEST || text.joined(at) && text.isWord(at - 1)) {
            return Optional.empty();
        }
        return value(digits, POINT_COUNTRIES.contains(text.country()))
                .map(value -> new Numeral(at + 1, value, text.raw(at), Numeral.Form.WRITTEN));
    }

    private static Optional<BigDecimal> value(String digits, boolean point) {
        if (!COMMA_ONLY.matcher(digits).matches()
                && (point ? POINT : COMMA).matcher(digits).matches()) {
            return Optional.of(decimal(digits, point));
        }
        return (point ? COMMA_ONLY : POINT).matcher(digits).matches()
                ? Optional.of(decimal(digits, !point))
                : Optional.empty();
    }

    private static BigDecimal decimal(String digits, boolean point) {
        return new BigDecimal(
                point ? digits.replace(",", "") : digits.replace(".", "").replace(',', '.'));
    }

    private static Numeral withMagnitude(Text text, int at, BigDecimal value) {
        Integer suffix = text.glued(at + 1) ? SUFFIXES.get(text.word(at + 1)) : null;
        if (suffix != null && !text.joined(at + 2)) {
            String written = text.raw(at) + text.raw(at + 1).toUpperCase(Locale.ROOT);
            return new Numeral(at + 2, value.scaleByPowerOfTen(suffix), written, Numeral.Form.SUFFIXED);
        }
        return NumberWords.magnitude(text, at + 1)
                .map(magnitude -> new Numeral(
                        at + 2,
                        value.multiply(new BigDecimal(magnitude)),
                        text.raw(at) + " " + text.raw(at + 1),
                        Numeral.Form.WRITTEN))
                .orElseGet(() -> new Numeral(at + 1, value, text.raw(at), Numeral.Form.WRITTEN));
    }
}
