package dev.rapport.language.value;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates, from a second to a century, resolved at the time of the text: "next friday at 3pm", "end of the quarter", "in two
 * weeks", "since august", "by friday".
 *
 * <p>"Since" and "after" have no end, "until" and "before" no beginning; "by" is the day itself. What has no year or week is the
 * next one, or, where the words before it speak of the past, the last one.
 */
final class DateReader implements KindReader {

    private static final Set<String> FROM_ON = Set.of("since", "starting", "beginning");
    private static final Set<String> AFTER = Set.of("after");
    private static final Set<String> BEFORE = Set.of("before", "until", "till", "til");

    @Override
    public Optional<Found> read(Text text, int at) {
        if (text.joined(at) && !text.is(at - 1, "t") && !text.isDigits(at - 1)) {
            return Optional.empty();
        }
        return openWithinDay(text, at)
                .or(() -> open(text, at))
                .or(() -> closed(text, at).map(when -> found(text, at, when, when.from(), when.to())));
    }

    static Optional<When> closed(Text text, int at) {
        Optional<When> range = DateRanges.read(text, at);
        Optional<When> any = Dates.any(text, at);
        return range.filter(when -> any.isEmpty() || when.end() >= any.get().end())
                .or(() -> any);
    }

    private static Optional<Found> open(Text text, int at) {
        int start = text.past(text.past(at + 1, Set.of("on", "from")), "around");
        if (text.is(at, FROM_ON)) {
            return since(text, at, start);
        }
        if (text.are(at, "no", "earlier", "than") || text.are(at, "as", "early", "as")) {
            return since(text, at, at + 3);
        }
        if (text.is(at, AFTER) || text.are(at, "later", "than")) {
            return after(text, at, text.is(at, AFTER) ? start : at + 2);
        }
        if (text.are(at, "no", "later", "than") || text.are(at, "as", "late", "as")) {
            return before(text, at, at + 3, text.is(at, "as"));
        }
        return text.is(at, BEFORE) ? before(text, at, start, false) : Optional.empty();
    }

    private static Optional<Found> since(Text text, int at, int start) {
        return closed(text, start).map(when -> found(text, at, when, when.from(), null));
    }

    /** After a longer period is after all of it; after a day, as of it. */
    private static Optional<Found> after(Text text, int at, int start) {
        return closed(text, start).map(when -> {
            boolean day = when.isDay() || when.isWithinDay();
            return found(text, at, when, day ? when.from() : when.to(), null);
        });
    }

    /** @param inclusive whether a day is part of it */
    private static Optional<Found> before(Text text, int at, int start, boolean inclusive) {
        return closed(text, start).map(when -> {
            boolean all = isPart(text, start) && !when.isDay() && !when.isWithinDay() || inclusive && when.isDay();
            return found(text, at, when, null, all ? when.to() : when.from());
        });
    }

    /** "tuesday after 1pm", "tomorrow before 5" */
    private static Optional<Found> openWithinDay(Text text, int at) {
        return Dates.day(text, at)
                .filter(day -> text.is(day.end(), Set.of("before", "after", "until", "till"))
                        || text.are(day.end(), "no", "later", "than"))
                .flatMap(day -> {
                    boolean after = text.is(day.end(), "after");
                    int clockAt = text.past(text.is(day.end(), "no") ? day.end() + 3 : day.end() + 1, "around");
                    return ClockReader.read(text, clockAt)
                            .or(() -> ClockReader.hour(text, clockAt))
                            .map(clock -> {
                                LocalDateTime time = day.at(clock.atWork());
                                When when = When.moment(clock.end(), time, clock.grain())
                                        .written(CalendarReader.join(day.edits(), clock.edits()));
                                return found(text, at, when, after ? time : null, after ? null : time);
                            });
                });
    }

    /** "before the end of december" is all of it. */
    private static boolean isPart(Text text, int at) {
        return text.is(text.past(at, "the"), "end");
    }

    private static Found found(Text text, int at, When when, @Nullable LocalDateTime from, @Nullable LocalDateTime to) {
        Value.DateRange value =
                new Value.DateRange(from, to, when.grain(), text.at().zone());
        return new Found(when.end(), value, List.copyOf(when.edits()), 0.9);
    }
}
