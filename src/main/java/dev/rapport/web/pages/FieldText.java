package dev.rapport.web.pages;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides how the value of a field is shown: days, times and amounts of money, which are kept as programs write them, as people
 * do. All else is shown as it is. Holds no state.
 */
final class FieldText {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern MINUTE = Pattern.compile(DAY + "T\\d\\d:\\d\\d(?::00)?");
    private static final Pattern MONEY = Pattern.compile("(\\d{1,15}(?:\\.\\d+)?) ([A-Z]{3})");

    private FieldText() {}

    static String of(String value) {
        try {
            if (DAY.matcher(value).matches()) {
                return Times.day(LocalDate.parse(value));
            }
            if (MINUTE.matcher(value).matches()) {
                return Times.moment(LocalDateTime.parse(value));
            }
        } catch (DateTimeException noSuchDay) {
            return value;
        }
        Matcher money = MONEY.matcher(value);
        return money.matches() ? amount(new BigDecimal(money.group(1))) + " " + money.group(2) : value;
    }

    /** With thousands apart, and without cents where there are none. */
    static String amount(BigDecimal amount) {
        return String.format(Locale.UK, "%,.2f", amount).replaceFirst("\\.00$", "");
    }
}
