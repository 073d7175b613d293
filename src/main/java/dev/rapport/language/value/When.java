package dev.rapport.language.value;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of time that was read, before it is known what stands around it.
 *
 * @param end the index of the token after it
 * @param to exclusive
 * @param yearless whether its year was not said, but chosen
 */
record When(int end, LocalDateTime from, LocalDateTime to, Grain grain, boolean yearless, List<Edit> edits) {

    static When day(int end, LocalDate day) {
        return of(end, day.atStartOfDay(), TimeUnit.DAY);
    }

    /** The unit that begins then. */
    static When of(int end, LocalDateTime from, TimeUnit unit) {
        return new When(end, from, unit.end(from), unit.grain(), false, List.of());
    }

    static When between(int end, LocalDateTime from, LocalDateTime to, Grain grain) {
        return new When(end, from, to, grain, false, List.of());
    }

    /** A point of time. */
    static When moment(int end, LocalDateTime time, Grain grain) {
        return between(end, time, grain == Grain.SECOND ? time.plusSeconds(1) : time.plusMinutes(1), grain);
    }

    When until(int newEnd) {
        return new When(newEnd, from, to, grain, yearless, edits);
    }

    When written(List<Edit> more) {
        List<Edit> all = new ArrayList<>(edits);
        all.addAll(more);
        all.sort((a, b) -> Integer.compare(a.from(), b.from()));
        return new When(end, from, to, grain, yearless, List.copyOf(all));
    }

    When withoutYear() {
        return new When(end, from, to, grain, true, edits);
    }

    When plusYears(int years) {
        return new When(end, from.plusYears(years), to.plusYears(years), grain, yearless, edits);
    }

    When from(LocalDateTime newFrom) {
        return new When(end, newFrom, to, grain, yearless, edits);
    }

    When to(LocalDateTime newTo) {
        return new When(end, from, newTo, grain, yearless, edits);
    }

    boolean isDay() {
        return grain == Grain.DAY;
    }

    /** Whether it is a moment or a part of one day. */
    boolean isWithinDay() {
        return grain.compareTo(Grain.DAY) < 0;
    }

    LocalDateTime at(LocalTime time) {
        return from.toLocalDate().atTime(time);
    }
}
