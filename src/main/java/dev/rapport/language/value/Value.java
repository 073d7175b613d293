package dev.rapport.language.value;

import dev.rapport.language.EmailAddress;
import dev.rapport.language.PhoneNumber;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What a stretch of text says, in a form to compare and to count with. */
public sealed interface Value {

    /** The name of its kind in the API. */
    ValueKind kind();

    record Number(BigDecimal number) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.NUMBER;
        }
    }

    /** @param currency its code of ISO 4217; null where nobody said */
    record Money(BigDecimal amount, @Nullable String currency) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.MONEY;
        }
    }

    /** @param number of hundredths: 5 for 5 % */
    record Percent(BigDecimal number) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.PERCENT;
        }
    }

    /** @param unit its symbol, such as km or °C; for what is counted the singular, such as user */
    record Quantity(BigDecimal number, String unit) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.QUANTITY;
        }
    }

    /**
     * A day, a longer period, or a moment of a day, as the local time of {@code zone}.
     *
     * @param start null where it is open, as in "until Friday"
     * @param end exclusive; null where it is open, as in "since Friday"; that of a moment is a minute or second later
     * @param grain how finely it was said
     */
    record DateRange(
            @Nullable LocalDateTime start, @Nullable LocalDateTime end, Grain grain, ZoneId zone) implements Value {

        public DateRange {
            if (start == null && end == null) {
                throw new IllegalArgumentException("A range of dates has a start or an end");
            }
        }

        /** Whether it is said in days, and so is written as such. */
        public boolean isOfDays() {
            return grain.compareTo(Grain.DAY) >= 0 && isMidnight(start) && isMidnight(end);
        }

        private static boolean isMidnight(@Nullable LocalDateTime time) {
            return time == null || time.toLocalTime().equals(LocalTime.MIDNIGHT);
        }

        @Override
        public ValueKind kind() {
            return ValueKind.DATE;
        }
    }

    /** A time on the clock without its day; as it was said, where nobody said morning or afternoon. */
    record TimeOfDay(LocalTime time) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.TIME;
        }
    }

    record Phone(PhoneNumber number) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.PHONE;
        }
    }

    record Email(EmailAddress address) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.EMAIL;
        }
    }

    /** @param url as one would write it, with its scheme only where one was said */
    record Url(String url) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.URL;
        }
    }

    record Ordinal(long number) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.ORDINAL;
        }
    }

    /** The code of an order, invoice, ticket or the like, without what it is called; letters in capitals. */
    record OrderNumber(String code) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.ORDER_NUMBER;
        }
    }

    /** A street address, as one would write it. */
    record Address(String address) implements Value {
        @Override
        public ValueKind kind() {
            return ValueKind.ADDRESS;
        }
    }
}
