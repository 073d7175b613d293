package dev.rapport.language.value;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * Reads amounts of money: $25k, 2.5m USD, "twenty five thousand dollars", "eleven dollars and fifty one cents", "five grand".
 *
 * <p>A number without a currency is none, but for "grand". Dollars are those of the company's country, if it has its own.
 */
final class MoneyReader implements KindReader {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<String> CENTS = Set.of("cent", "cents");
    private static final Set<String> THOUSANDS = Set.of("grand", "k");

    /** After which "twenty dollars fifty" has ended: else the fifty may count what follows. */
    private static final Set<String> AFTER_CENTS = Set.of(
            "", ".", ",", "?", "!", ";", "and", "per", "a", "an", "each", "for", "in", "on", "or", "but", "so", "is");

    @Override
    public Optional<Found> read(Text text, int at) {
        return signFirst(text, at).or(() -> numberFirst(text, at));
    }

    private static Optional<Found> signFirst(Text text, int at) {
        Optional<Phrases.Match<Currency>> sign = Currency.sign(text, at).or(() -> code(text, at));
        if (sign.isEmpty()) {
            return Optional.empty();
        }
        return Numerals.read(text, sign.get().end()).filter(Numeral::isWritten).map(numeral -> {
            Currency currency = sign.get().meaning();
            Optional<Phrases.Match<Currency>> named = code(text, numeral.end());
            int end = named.map(Phrases.Match::end).orElse(numeral.end());
            return Found.asItStands(
                    end,
                    money(
                            text,
                            numeral.value(),
                            named.map(Phrases.Match::meaning).orElse(currency)),
                    0.98);
        });
    }

    /** Three letters, as in USD 500. */
    private static Optional<Phrases.Match<Currency>> code(Text text, int at) {
        boolean code = text.isAllCapitals(at) || text.whole() && at == 0;
        return text.word(at).length() == 3 && code ? Currency.word(text, at) : Optional.empty();
    }

    private static Optional<Found> numberFirst(Text text, int at) {
        Optional<Numeral> numeral =
                Numerals.read(text, at).filter(number -> number.value().signum() >= 0);
        if (numeral.isEmpty()) {
            return Optional.empty();
        }
        return missingHundred(text, at)
                .flatMap(number -> withCurrency(text, at, number))
                .or(() -> withCurrency(text, at, thousands(text, numeral.get())))
                .or(() -> grand(text, at, numeral.get()))
                .or(() -> onlyCents(text, at, numeral.get()));
    }

    /** "one fifty five dollars" are a hundred and fifty five. */
    private static Optional<Numeral> missingHundred(Text text, int at) {
        int hundreds = NumberWords.digit(text, at);
        return hundreds < 1 || text.is(at, NumberWords.ZERO)
                ? Optional.empty()
                : NumberWords.belowHundred(text, at + 1)
                        .filter(rest -> rest.value() > 9)
                        .map(rest -> {
                            BigDecimal value = BigDecimal.valueOf(hundreds * 100L + rest.value());
                            return new Numeral(rest.end(), value, value.toString(), Numeral.Form.SPOKEN);
                        });
    }

    private static Numeral thousands(Text text, Numeral numeral) {
        if (numeral.form() == Numeral.Form.SUFFIXED || !text.is(numeral.end(), THOUSANDS) || !numeral.isInteger()) {
            return numeral;
        }
        BigDecimal value = numeral.value().scaleByPowerOfTen(3);
        return new Numeral(numeral.end() + 1, value, value.toPlainString(), numeral.form());
    }

    private static Optional<Found> withCurrency(Text text, int at, Numeral numeral) {
        return Currency.word(text, numeral.end())
                .filter(match -> !isOtherThanMoney(text, numeral, match))
                .map(match -> cents(text, at, numeral, match).orElseGet(() -> {
                    Value.Money money = money(text, numeral.value(), match.meaning());
                    if (numeral.isWritten()) {
                        return Found.asItStands(match.end(), money, 0.97);
                    }
                    return Found.of(at, match.end(), money, written(text, numeral, match), 0.95);
                }));
    }

    /** Pounds may be a weight, and "one won" a victory. */
    private static boolean isOtherThanMoney(Text text, Numeral numeral, Phrases.Match<Currency> match) {
        boolean pounds = text.is(numeral.end(), Set.of("pound", "pounds")) && match.end() == numeral.end() + 1;
        return !text.whole()
                && (pounds && !text.country().equals("GB")
                        || text.is(numeral.end(), "won") && numeral.form() == Numeral.Form.SMALL);
    }

    private static String written(Text text, Numeral numeral, Phrases.Match<Currency> match) {
        if (!match.meaning().sign().isEmpty()) {
            return match.meaning().sign() + numeral.text();
        }
        StringBuilder words = new StringBuilder(numeral.text());
        for (int i = numeral.end(); i < match.end(); i++) {
            words.append(' ').append(text.raw(i));
        }
        return words.toString();
    }

    /** "seventy five dollars [and] sixty three [cents]". */
    private static Optional<Found> cents(Text text, int at, Numeral whole, Phrases.Match<Currency> match) {
        int next = text.past(match.end(), "and");
        int digits = text.digits(next, 2);
        Optional<NumberWords.Whole> cents = digits >= 0 && text.is(next + 1, CENTS)
                ? Optional.of(new NumberWords.Whole(digits, next + 1))
                : NumberWords.belowHundred(text, next);
        if (cents.isEmpty() || !whole.isInteger() || match.meaning().sign().isEmpty()) {
            return Optional.empty();
        }
        int end = cents.get().end();
        boolean named = text.is(end, CENTS);
        boolean suffix = next == match.end() && cents.get().value() > 9 && (text.whole() || text.is(end, AFTER_CENTS));
        if (!named && !suffix) {
            return Optional.empty();
        }
        BigDecimal value = whole.value().add(BigDecimal.valueOf(cents.get().value(), 2));
        String written = match.meaning().sign() + value.toPlainString();
        return Optional.of(Found.of(at, named ? end + 1 : end, money(text, value, match.meaning()), written, 0.95));
    }

    private static Optional<Found> onlyCents(Text text, int at, Numeral numeral) {
        if (!text.is(numeral.end(), CENTS)
                || !numeral.isInteger()
                || numeral.value().compareTo(HUNDRED) >= 0) {
            return Optional.empty();
        }
        BigDecimal value = numeral.value().movePointLeft(2).setScale(2);
        Value.Money money = money(text, value, new Currency("*", "$"));
        return Optional.of(Found.of(at, numeral.end() + 1, money, "$" + value.toPlainString(), 0.9));
    }

    /** Nobody said of what, but it is money. */
    private static Optional<Found> grand(Text text, int at, Numeral numeral) {
        return text.is(numeral.end(), "grand")
                ? Optional.of(thousands(text, numeral))
                        .map(number ->
                                Found.of(at, number.end(), new Value.Money(number.value(), null), number.text(), 0.8))
                : Optional.empty();
    }

    private static Value.Money money(Text text, BigDecimal amount, Currency currency) {
        return new Value.Money(amount, currency.codeIn(text.country()));
    }
}
