package dev.rapport.language.value;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time of a day, or a part of one: "tomorrow at 3", "half past three next tuesday", "monday morning", "tonight", "this
 * afternoon", "8am this morning".
 *
 * <p>An hour without morning or afternoon is that at which people work: three is 15:00, nine is 9:00.
 */
final class DayTimes {

    private static final Set<String> AT =
            Set.of("at", "around", "about", "@", "for", "by", "from", "-", ",", "after", "before");
    private static final Set<String> ON = Set.of("on", ",", "of", "for", "-", "@");

    private DayTimes() {}

    static Optional<When> read(Text text, int at) {
        return partOfToday(text, at)
                .or(() -> dayFirst(text, at))
                .or(() -> timeFirst(text, at))
                .or(() -> partFirst(text, at));
    }

    /** "tonight around 7", "this morning at 8", "last night". */
    private static Optional<When> partOfToday(Text text, int at) {
        return namedPart(text, at).map(part -> {
            When day = part.of(When.day(at, text.now().toLocalDate().plusDays(shift(text, at))));
            return withTime(text, part, day).orElse(day);
        });
    }

    /** A part of a day without a time in it: "tonight", "next monday morning". */
    static Optional<When> part(Text text, int at) {
        return namedPart(text, at)
                .map(part -> part.of(When.day(at, text.now().toLocalDate().plusDays(shift(text, at)))))
                .or(() -> Dates.day(text, at)
                        .flatMap(day -> DayPart.at(text, day.end())
                                .filter(found -> isPart(text, found))
                                .map(found -> found.of(day))));
    }

    private static int shift(Text text, int at) {
        return text.is(at, Set.of("last", "previous")) ? -1 : text.is(at, "next") ? 1 : 0;
    }

    private static Optional<DayPart> namedPart(Text text, int at) {
        return switch (text.word(at)) {
            case "tonight", "tonite" -> Optional.of(new DayPart(at + 1, 20, 4));
            case "this", "last", "next", "previous" ->
                text.is(at + 1, "pm") || text.is(at + 1, "am") ? Optional.empty() : DayPart.at(text, at + 1);
            case "later" ->
                text.is(at + 1, "this")
                        ? DayPart.at(text, at + 2)
                                .map(part -> new DayPart(part.end(), part.from() + part.hours() / 2, part.hours() / 2))
                        : Optional.empty();
            case "late", "early" ->
                text.is(at + 1, "this") ? DayPart.at(text, at + 2).map(part -> part(text, at, part)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static DayPart part(Text text, int at, DayPart part) {
        int half = part.hours() / 2;
        return new DayPart(part.end(), text.is(at, "late") ? part.from() + half : part.from(), half);
    }

    private static Optional<When> withTime(Text text, DayPart part, When when) {
        int clockAt = text.past(text.past(when.end(), AT), AT);
        return clock(text, clockAt, clockAt > when.end())
                .map(clock -> moment(clock, clock.end(), when.at(part.of(clock)), when));
    }

    /** "tomorrow at 3", "monday morning", "friday march fifteenth nine a m". */
    private static Optional<When> dayFirst(Text text, int at) {
        Optional<When> read = Dates.day(text, at);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        When day = read.get();
        Optional<DayPart> part = DayPart.at(text, day.end()).filter(found -> isPart(text, found));
        if (part.isPresent()) {
            When when = part.get().of(day);
            return withTime(text, part.get(), when).or(() -> Optional.of(when));
        }
        int clockAt = text.past(text.past(day.end(), AT), AT);
        clockAt = text.is(clockAt, "t") && text.glued(clockAt) ? clockAt + 1 : clockAt;
        return clock(text, clockAt, clockAt > day.end() && !text.is(clockAt - 1, Set.of(",", "-", "for")))
                .filter(clock -> !isOther(text, clock))
                .map(clock -> onDay(text, clock, day));
    }

    /** "am" and "pm" are parts of a day only by themselves: "today pm". */
    private static boolean isPart(Text text, DayPart part) {
        return text.word(part.end() - 1).length() > 2 || text.isWord(part.end() - 2);
    }

    /** "on monday at 5 people came" */
    private static boolean isOther(Text text, Clock clock) {
        return !clock.sure()
                && (Unit.at(text, clock.end()).isPresent()
                        || text.is(clock.end(), Set.of("%", "percent", "/", "dollars")));
    }

    private static When onDay(Text text, Clock clock, When day) {
        Optional<DayPart> part = DayPart.at(text, clock.end()).filter(found -> isPart(text, found) && !clock.exact());
        LocalTime time = part.map(found -> found.of(clock)).orElseGet(clock::atWork);
        return moment(clock, part.map(DayPart::end).orElse(clock.end()), day.at(time), day);
    }

    private static When moment(Clock clock, int end, LocalDateTime time, When day) {
        return When.moment(end, time, clock.grain()).written(CalendarReader.join(day.edits(), clock.edits()));
    }

    /** "in the morning of this tuesday", "in the afternoon, next friday". */
    private static Optional<When> partFirst(Text text, int at) {
        return text.is(at, Set.of("in", "the", "early", "late", "at"))
                ? DayPart.at(text, at)
                        .filter(part -> text.word(part.end() - 1).length() > 2)
                        .flatMap(part -> Dates.day(text, text.past(part.end(), ON))
                                .map(day -> part.of(day).until(day.end())))
                : Optional.empty();
    }

    /** @param expected whether even an hour alone is a time here */
    private static Optional<Clock> clock(Text text, int at, boolean expected) {
        return ClockReader.read(text, at).or(() -> expected ? ClockReader.hour(text, at) : Optional.empty());
    }

    /** "half past three next tuesday", "3pm tomorrow", "7 in the evening on friday", "10, tonight", "at 8 this morning". */
    private static Optional<When> timeFirst(Text text, int at) {
        int clockAt = text.past(at, "at");
        return clock(text, clockAt, true).flatMap(clock -> {
            Optional<DayPart> part = partAfter(text, clock.end(), clock);
            int next = part.map(DayPart::end).orElse(clock.end());
            int dayAt = text.past(next, ON);
            boolean told = clock.sure() || clockAt > at || ClockReader.isAfterCue(text, at) || part.isPresent();
            boolean numbers = text.whole() || ClockReader.read(text, clockAt).isPresent();
            Optional<When> today =
                    told || dayAt > next || text.whole() ? timeOfToday(text, clock, dayAt) : Optional.empty();
            return today.or(() -> told || dayAt == next && numbers
                    ? timeOfDay(text, clock, part.orElse(null), dayAt)
                    : Optional.empty());
        });
    }

    private static Optional<DayPart> partAfter(Text text, int at, Clock clock) {
        return DayPart.at(text, at).filter(found -> isPart(text, found) && !clock.exact());
    }

    private static Optional<When> timeOfToday(Text text, Clock clock, int at) {
        return namedPart(text, at).map(part -> {
            LocalDateTime time =
                    text.now().toLocalDate().plusDays(shift(text, at)).atTime(part.of(clock));
            return When.moment(part.end(), time, clock.grain()).written(clock.edits());
        });
    }

    private static Optional<When> timeOfDay(Text text, Clock clock, @Nullable DayPart part, int at) {
        return Dates.day(text, at).map(day -> {
            Optional<DayPart> after = part == null ? partAfter(text, day.end(), clock) : Optional.empty();
            LocalTime time =
                    part == null ? after.map(found -> found.of(clock)).orElseGet(clock::atWork) : part.of(clock);
            return When.moment(after.map(DayPart::end).orElse(day.end()), day.at(time), clock.grain())
                    .written(CalendarReader.join(clock.edits(), day.edits()));
        });
    }
}
