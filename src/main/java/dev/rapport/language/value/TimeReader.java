package dev.rapport.language.value;

import java.util.Optional;
import java.util.Set;

/** Reads times of day without their day. In running text, two numbers are one only after a word that a time follows. */
final class TimeReader implements KindReader {

    private static final Set<String> NAMES_ONLY = Set.of("midday", "noon", "midnight");

    /** After which two numbers may be something else than a time. */
    private static final Set<String> VAGUE = Set.of("about", "around", "is", "it's");

    @Override
    public Optional<Found> read(Text text, int at) {
        int start = text.whole() ? text.past(text.past(at, "at"), Set.of("around", "about")) : at;
        Optional<Clock> clock = ClockReader.read(text, start);
        if (clock.isEmpty() && text.whole() && (start > at || text.size() <= 2)) {
            clock = ClockReader.hour(text, start);
        }
        clock = clock.or(() -> hourOfPart(text, start)).or(() -> partFirst(text, start));
        return clock.map(found -> withPart(text, found))
                .filter(found ->
                        text.whole() || found.sure() || ClockReader.isAfterCue(text, at) && !isCounted(text, found))
                .map(found -> new Found(
                        found.end(), new Value.TimeOfDay(found.time()), found.edits(), confidence(text, at, found)));
    }

    /** "about three fifty" may be a price. */
    private static double confidence(Text text, int at, Clock found) {
        if (!text.whole() && !found.sure() && text.is(at - 1, VAGUE)) {
            return 0.6;
        }
        return text.is(at, NAMES_ONLY) ? 0.8 : 0.9;
    }

    /** "8 in the morning", "12 at night" */
    private static Optional<Clock> hourOfPart(Text text, int at) {
        return ClockReader.hour(text, at)
                .flatMap(clock -> text.is(clock.end(), Set.of("in", "at")) ? partAfter(text, clock) : Optional.empty());
    }

    private static Optional<Clock> partAfter(Text text, Clock clock) {
        return DayPart.at(text, clock.end())
                .filter(part -> text.word(part.end() - 1).length() > 2)
                .map(part -> new Clock(part.end(), part.of(clock), true, true, clock.seconds(), clock.edits()));
    }

    /** "afternoon at 7" */
    private static Optional<Clock> partFirst(Text text, int at) {
        return DayPart.at(text, at)
                .filter(part -> text.word(part.end() - 1).length() > 2)
                .flatMap(part -> {
                    int clockAt = text.past(part.end(), "at");
                    return ClockReader.read(text, clockAt)
                            .or(() -> clockAt > part.end() ? ClockReader.hour(text, clockAt) : Optional.empty())
                            .map(clock ->
                                    new Clock(clock.end(), part.of(clock), true, true, clock.seconds(), clock.edits()));
                });
    }

    private static boolean isCounted(Text text, Clock clock) {
        return Unit.at(text, clock.end()).isPresent()
                || Currency.word(text, clock.end()).isPresent()
                || text.is(clock.end(), "percent");
    }

    /** "half past seven in the evening" */
    private static Clock withPart(Text text, Clock clock) {
        return clock.exact() ? clock : partAfter(text, clock).orElse(clock);
    }
}
