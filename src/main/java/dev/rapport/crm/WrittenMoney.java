package dev.rapport.crm;

import dev.rapport.conversation.Money;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads amounts as tables have them: 25000, 25,000.00, 25.000,00, $25,000, 25 000 EUR.
 *
 * <p>Of a point and a comma, the last is the decimal one. A single sign before exactly three digits groups thousands, unless it
 * is a point: nobody writes a price to the thousandth, but programs write 1.500.
 */
final class WrittenMoney {

    private static final Map<String, String> SIGNS = Map.of("$", "USD", "€", "EUR", "£", "GBP");
    private static final Pattern WRITTEN = Pattern.compile("([A-Za-z]{3}|[$€£])?(-?[\\d.,']+)([A-Za-z]{3}|[$€£])?");

    private WrittenMoney() {}

    /** @param currency as another column says it; null where none does */
    static Money of(String text, @Nullable String currency) {
        Matcher matcher = WRITTEN.matcher(text.replaceAll("[\\s\\p{Z}]", ""));
        if (!matcher.matches() || text.chars().noneMatch(Character::isDigit)) {
            throw unreadable(text);
        }
        String beside = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
        String said = currency == null && beside != null ? SIGNS.getOrDefault(beside, beside) : currency;
        try {
            return new Money(new BigDecimal(plain(matcher.group(2).replace("'", ""))), said);
        } catch (NumberFormatException e) {
            throw unreadable(text);
        }
    }

    private static String plain(String digits) {
        int point = digits.lastIndexOf('.');
        int comma = digits.lastIndexOf(',');
        if (point >= 0 && comma >= 0) {
            return point > comma
                    ? digits.replace(",", "")
                    : digits.replace(".", "").replace(',', '.');
        }
        if (comma >= 0) {
            return digits.matches("-?\\d{1,3}(,\\d{3})+") ? digits.replace(",", "") : digits.replace(',', '.');
        }
        return digits.indexOf('.') < point ? digits.replace(".", "") : digits;
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException("amount is \"" + text + "\"; write it as 25000.00");
    }
}
