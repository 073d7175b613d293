package dev.rapport.language.value;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of a value in the API: text, or names with texts.
 *
 * <p>Numbers are decimal strings, so that none is rounded on its way. Days are local dates; where a time of day was said, both ends
 * are local times.
 */
public final class ValueForm {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private ValueForm() {}

    /** A {@link String}, or a {@link Map} of them by their names. */
    public static Object of(Value value) {
        return switch (value) {
            case Value.Number number -> decimal(number.number());
            case Value.Money money -> money(money);
            case Value.Percent percent -> decimal(percent.number());
            case Value.Quantity quantity -> quantity(quantity);
            case Value.DateRange range -> range(range);
            case Value.TimeOfDay time -> time(time.time());
            case Value.Phone phone -> phone.number().e164();
            case Value.Email email -> email.address().value();
            case Value.Url url -> url.url();
            case Value.Ordinal ordinal -> Long.toString(ordinal.number());
            case Value.OrderNumber number -> number.code();
            case Value.Address address -> address.address();
        };
    }

    private static Map<String, String> quantity(Value.Quantity quantity) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("number", decimal(quantity.number()));
        form.put("unit", quantity.unit());
        return form;
    }

    private static Map<String, @Nullable String> money(Value.Money money) {
        Map<String, @Nullable String> form = new LinkedHashMap<>();
        BigDecimal amount = money.amount().stripTrailingZeros();
        form.put("amount", amount.setScale(Math.max(2, amount.scale())).toPlainString());
        form.put("currency", money.currency());
        return form;
    }

    private static Map<String, @Nullable String> range(Value.DateRange range) {
        boolean days = range.isOfDays();
        Map<String, @Nullable String> form = new LinkedHashMap<>();
        form.put("start", local(range.start(), days));
        form.put("end", local(range.end(), days));
        form.put("grain", range.grain().name());
        form.put("zone", range.zone().getId());
        return form;
    }

    @SuppressWarnings("NullAway") // an open end stays open
    private static @Nullable String local(@Nullable LocalDateTime time, boolean days) {
        return time == null ? null : days ? time.toLocalDate().toString() : TIME.format(time);
    }

    private static String time(LocalTime time) {
        LocalTime told = time.truncatedTo(ChronoUnit.SECONDS);
        return told.getSecond() == 0
                ? told.truncatedTo(ChronoUnit.MINUTES).toString()
                : DateTimeFormatter.ISO_LOCAL_TIME.format(told);
    }

    private static String decimal(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
