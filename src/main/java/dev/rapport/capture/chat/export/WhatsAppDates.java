package dev.rapport.capture.chat.export;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides over a whole WhatsApp export in which order day, month and year stand: as the telephone was set, which the export does
 * not say.
 *
 * <p>The order by which most lines have a date that can be, after WhatsApp began and not in the future; of those the one by which
 * time goes back least often; of those the one that is written with such signs; at last, the company's country's. For use by
 * one thread.
 */
final class WhatsAppDates {

    /** WhatsApp began in this year. */
    private static final LocalDate FIRST = LocalDate.of(2009, 1, 1);

    private static final int BUDDHIST = 2400;
    private static final int BUDDHIST_AHEAD = 543;
    private static final Set<String> MONTH_FIRST =
            Set.of("US", "PH", "FM", "MH", "PW", "GU", "MP", "AS", "PR", "VI", "UM", "BZ");
    private static final Set<String> YEAR_FIRST =
            Set.of("CN", "JP", "KR", "TW", "HU", "LT", "MN", "ZA", "SE", "CA", "IR");

    /** The orders that telephones know. */
    enum Order {
        DAY_FIRST,
        MONTH_FIRST,
        YEAR_FIRST
    }

    private final LocalDate last;
    private final String country;
    private final Map<Order, Trial> trials = new EnumMap<>(Order.class);
    private char separator = '/';

    WhatsAppDates(Instant now, String country) {
        this.last = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1);
        this.country = country;
        for (Order order : Order.values()) {
            trials.put(order, new Trial());
        }
    }

    /** How well an order fits what was looked at. */
    private static final class Trial {
        private long possible;
        private long backwards;
        private LocalDateTime before = LocalDateTime.MIN;

        void at(LocalDateTime time) {
            possible++;
            backwards += time.isBefore(before) ? 1 : 0;
            before = time;
        }
    }

    /** Looks at the time of a line. */
    void look(WhatsAppStamp stamp) {
        separator = stamp.separator();
        trials.forEach((order, trial) -> time(stamp, order)
                .filter(time -> !time.toLocalDate().isBefore(FIRST)
                        && !time.toLocalDate().isAfter(last))
                .ifPresent(trial::at));
    }

    /** Empty where no line has a date that can be. */
    Optional<Order> order() {
        Comparator<Map.Entry<Order, Trial>> better = Comparator.<Map.Entry<Order, Trial>>comparingLong(
                        one -> -one.getValue().possible)
                .thenComparingLong(one -> one.getValue().backwards)
                .thenComparingInt(one -> one.getKey() == usual() ? 0 : 1);
        return trials.entrySet().stream()
                .filter(one -> one.getValue().possible > 0)
                .min(better)
                .map(Map.Entry::getKey);
    }

    /** Only with a slash do countries differ; a year of two digits stands first where it always does. */
    private Order usual() {
        if (separator != '/') {
            return Order.DAY_FIRST;
        }
        if (MONTH_FIRST.contains(country)) {
            return Order.MONTH_FIRST;
        }
        return YEAR_FIRST.contains(country) ? Order.YEAR_FIRST : Order.DAY_FIRST;
    }

    /** Empty where this order makes no date of it. */
    static Optional<LocalDateTime> time(WhatsAppStamp stamp, Order order) {
        return switch (order) {
            case DAY_FIRST -> time(stamp, stamp.third(), stamp.second(), stamp.first());
            case MONTH_FIRST -> time(stamp, stamp.third(), stamp.first(), stamp.second());
            case YEAR_FIRST -> time(stamp, stamp.first(), stamp.second(), stamp.third());
        };
    }

    private static Optional<LocalDateTime> time(
            WhatsAppStamp stamp, WhatsAppStamp.Part year, WhatsAppStamp.Part month, WhatsAppStamp.Part day) {
        if (year.digits() != 2 && year.digits() != 4 || month.digits() > 2 || day.digits() > 2) {
            return Optional.empty();
        }
        int full = year.digits() == 2 ? 2000 + year.value() : year.value();
        try {
            return Optional.of(LocalDateTime.of(
                    full > BUDDHIST ? full - BUDDHIST_AHEAD : full,
                    month.value(),
                    day.value(),
                    stamp.hour(),
                    stamp.minute(),
                    stamp.secondOfMinute()));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
