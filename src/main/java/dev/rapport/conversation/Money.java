package dev.rapport.conversation;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money.
 *
 * @param amount with at least two decimals, as money is written
 * @param currency its code of ISO 4217, in capitals; null where nobody said
 */
public record Money(BigDecimal amount, @Nullable String currency) {

    private static final int DECIMALS = 2;
    private static final int MAX_DIGITS = 18;
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    /** What is no money is an {@link IllegalArgumentException} that says what would be. */
    public Money {
        if (amount.precision() - amount.scale() > MAX_DIGITS || amount.scale() > MAX_DIGITS) {
            throw new IllegalArgumentException("amount has too many digits; give at most " + MAX_DIGITS);
        }
        amount = amount.setScale(
                Math.max(DECIMALS, amount.stripTrailingZeros().scale()), java.math.RoundingMode.UNNECESSARY);
        currency =
                currency == null || currency.isBlank() ? null : currency.strip().toUpperCase(Locale.ROOT);
        if (currency != null && !CODE.matcher(currency).matches()) {
            throw new IllegalArgumentException(
                    "currency is \"" + currency + "\"; give its three letters of ISO 4217, such as USD");
        }
    }
}
