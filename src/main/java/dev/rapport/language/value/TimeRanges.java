package dev.rapport.language.value;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a stretch between two times of a day: "5 to 6pm", "between 10 and 11:30", 2:00 - 2:30 pm, "from 10 am for 3 hours".
 *
 * <p>Which half of the day was meant may be said of one of the two only; the other is the nearest that makes the stretch
 * short and forward.
 */
record TimeRanges(int end, LocalTime from, LocalTime to, boolean sure, List<Edit> edits) {

    private static final Set<String> JOINING = Set.of("to", "till", "until", "through", "-", "–", "—", "~", "and");

    static Optional<TimeRanges> read(Text text, int at) {
        int start = text.past(at, Set.of("from", "between"));
        Optional<Clock> first = clock(text, start);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        int joint = first.get().end();
        if (start > at && text.is(joint, "for") || first.get().exact() && text.is(joint, "for")) {
            return lasting(text, first.get());
        }
        boolean between = text.is(at, "between");
        if (!text.is(joint, JOINING) || text.is(joint, "and") && !between) {
            return Optional.empty();
        }
        return clock(text, joint + 1)
                .filter(second -> first.get().sure() || second.sure() || start > at || isAfterDay(text, at))
                .map(second -> of(first.get(), second, start > at));
    }

    private static boolean isAfterDay(Text text, int at) {
        return at > 0 && text.isDigits(at);
    }

    private static Optional<Clock> clock(Text text, int at) {
        return ClockReader.read(text, at).or(() -> ClockReader.hour(text, at));
    }

    private static TimeRanges of(Clock first, Clock second, boolean cued) {
        LocalTime to =
                second.exact() ? second.time() : first.exact() ? after(first.time(), second.time()) : second.atWork();
        LocalTime from = first.time();
        if (!first.exact()) {
            LocalTime other = from.getHour() < 12 ? from.plusHours(12) : from.minusHours(12);
            boolean later = second.exact() && other.isBefore(to) && other.getHour() >= 12;
            from = second.exact() ? (later ? other : from) : first.atWork();
            from = !from.isBefore(to) && other.isBefore(to) ? other : from;
        }
        if (!second.exact() && !first.exact() && !from.isBefore(to) && to.getHour() < 12) {
            to = to.plusHours(12);
        }
        boolean sure = first.sure() && second.sure() || cued && (first.sure() || second.sure());
        return new TimeRanges(second.end(), from, to, sure, CalendarReader.join(first.edits(), second.edits()));
    }

    private static LocalTime after(LocalTime from, LocalTime to) {
        return to.isAfter(from) ? to : to.getHour() < 12 ? to.plusHours(12) : to;
    }

    private static Optional<TimeRanges> lasting(Text text, Clock first) {
        return Durations.read(text, first.end() + 1)
                .filter(Durations.Duration::isOfTheClock)
                .map(length -> new TimeRanges(
                        length.end(),
                        first.atWork(),
                        length.from(java.time.LocalDate.EPOCH.atTime(first.atWork()), 1)
                                .toLocalTime(),
                        true,
                        CalendarReader.join(first.edits(), length.edits())));
    }

    /** In the afternoon, if it could be. */
    TimeRanges inAfternoon() {
        boolean late = to.getHour() < 12 && from.getHour() < 12;
        return late ? new TimeRanges(end, from.plusHours(12), to.plusHours(12), sure, edits) : this;
    }

    When on(When day, int newEnd) {
        boolean overnight = !from.isBefore(to);
        return When.between(newEnd, day.at(from), overnight ? day.at(to).plusDays(1) : day.at(to), Grain.MINUTE)
                .written(CalendarReader.join(day.edits(), edits));
    }
}
