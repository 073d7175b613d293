package dev.rapport.language.value;

import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a time of day: "half past three", "eight o'clock", "eleven fifty five p m", 15:30, 3pm, noon.
 *
 * <p>A spoken time is written with a.m. or p.m. only where it was said; alone with two digits for its hour, as inverse text
 * normalisation does, in running text as people do. A written one stays as it is.
 */
final class ClockReader {

    private static final Set<String> PAST = Set.of("past", "after");
    private static final Set<String> TO = Set.of("to", "till", "before", "of");
    private static final Set<String> MINUTES = Set.of("minute", "minutes", "min", "mins");
    private static final Set<String> ZONES = Set.of(
            "aest", "cst", "cdt", "cet", "pst", "est", "edt", "pt", "et", "eet", "gmt", "utc", "ist", "pdt", "mst",
            "bst", "cest");

    private ClockReader() {}

    static Optional<Clock> read(Text text, int at) {
        return named(text, at)
                .or(() -> relative(text, at))
                .or(() -> WrittenClock.read(text, at))
                .or(() -> spoken(text, at))
                .map(clock -> withZone(text, clock));
    }

    /** An hour alone, which is a time only where one is expected: "at three". */
    static Optional<Clock> hour(Text text, int at) {
        int digits = text.digits(at, 2);
        if (digits >= 0) {
            boolean hour = digits <= 24 && !text.joined(at + 1) && !text.joined(at);
            return hour
                    ? Optional.of(new Clock(
                            at + 1, LocalTime.of(digits % 24, 0), digits > 12 || digits == 0, false, false, List.of()))
                    : Optional.empty();
        }
        return NumberWords.belowHundred(text, at)
                .filter(hour -> hour.value() > 0 && hour.value() <= 24)
                .map(hour -> spoken(text, at, hour.end(), hour.value(), 0, false));
    }

    private static Optional<Clock> named(Text text, int at) {
        int start = text.is(at, Set.of("12", "twelve")) ? at + 1 : at;
        return switch (text.word(start)) {
            case "noon", "midday", "noonish" -> Optional.of(known(start + 1, LocalTime.NOON));
            case "midnight" -> Optional.of(known(start + 1, LocalTime.MIDNIGHT));
            case "mid" ->
                text.is(start + 1, "-") && text.is(start + 2, "night") || text.is(start + 1, "night")
                        ? Optional.of(known(text.past(start + 1, "-") + 1, LocalTime.MIDNIGHT))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Clock known(int end, LocalTime time) {
        return new Clock(end, time, true, true, false, List.of());
    }

    /** "quarter past one", "ten to eleven pm", "half past twelve". */
    private static Optional<Clock> relative(Text text, int at) {
        int start = text.is(at, "a") && text.is(at + 1, "quarter") ? at + 1 : at;
        Optional<NumberWords.Whole> minutes = minutes(text, start);
        if (minutes.isEmpty()) {
            return Optional.empty();
        }
        int word = text.past(minutes.get().end(), MINUTES);
        boolean past = text.is(word, PAST);
        boolean to = text.is(word, TO) && !(text.is(word, "of") && !text.is(start, "quarter"));
        boolean digits = text.isDigits(start) && to && word == minutes.get().end();
        boolean range = digits || text.is(at - 1, Set.of("from", "between"));
        return past || to && !range
                ? hourNumber(text, word + 1)
                        .filter(hour -> hour.value() <= 24)
                        .flatMap(hour -> relative(text, at, minutes.get().value(), hour, to))
                : Optional.empty();
    }

    private static Optional<Clock> relative(Text text, int at, int minutes, NumberWords.Whole hour, boolean to) {
        boolean quarter = text.is(at, Set.of("quarter", "half", "a"));
        int end = oClock(text, hour.end());
        boolean told = end > hour.end() || Meridian.at(text, end).isPresent();
        if (to && !quarter && !told && !text.whole() && !isAfterCue(text, at)) {
            return Optional.empty(); // "five to six people"
        }
        int hours = hour.value() % 24;
        LocalTime time = LocalTime.of(hours, 0).plusMinutes(to ? -minutes : minutes);
        LocalTime onClock = hours <= 12 && time.getHour() > 12 ? time.minusHours(12) : time;
        LocalTime shown = onClock.getHour() == 0 && hours != 0 ? onClock.plusHours(12) : onClock;
        return Optional.of(spoken(text, at, end, shown.getHour(), shown.getMinute(), true));
    }

    static boolean isAfterCue(Text text, int at) {
        return text.is(
                at - 1,
                Set.of("at", "by", "around", "until", "till", "before", "after", "about", "since", "is", "it's"));
    }

    private static Optional<NumberWords.Whole> minutes(Text text, int at) {
        if (text.is(at, "quarter")) {
            return Optional.of(new NumberWords.Whole(15, at + 1));
        }
        return text.is(at, "half")
                ? Optional.of(new NumberWords.Whole(30, at + 1))
                : hourNumber(text, at).filter(number -> number.value() > 0 && number.value() < 60);
    }

    private static Optional<NumberWords.Whole> hourNumber(Text text, int at) {
        int digits = text.digits(at, 2);
        return digits >= 0 ? Optional.of(new NumberWords.Whole(digits, at + 1)) : NumberWords.belowHundred(text, at);
    }

    /** "three o'clock", "eight forty", "eleven o six p m", "two p m", "fourteen hundred hours". */
    private static Optional<Clock> spoken(Text text, int at) {
        Optional<NumberWords.Whole> hour = NumberWords.belowHundred(text, at).filter(number -> number.value() <= 24);
        if (hour.isEmpty()) {
            return Optional.empty();
        }
        int end = hour.get().end();
        int value = hour.get().value();
        int clock = oClock(text, end);
        if (clock > end || Meridian.at(text, end).isPresent()) {
            return Optional.of(spoken(text, at, clock, value, 0, true));
        }
        if (NumberWords.ZERO.contains(text.word(end)) && NumberWords.digit(text, end + 1) > 0) {
            return Optional.of(spoken(text, at, end + 2, value, NumberWords.digit(text, end + 1), false));
        }
        return NumberWords.belowHundred(text, end)
                .filter(minute -> minute.value() < 60
                        && (minute.value() > 9 || text.whole() && minute.value() > 0 && minute.end() == text.size()))
                .filter(minute -> NumberWords.magnitude(text, minute.end()).isEmpty())
                .map(minute -> spoken(text, at, text.past(minute.end(), MINUTES), value, minute.value(), false));
    }

    private static int oClock(Text text, int at) {
        if (text.is(at, Set.of("o'clock", "oclock"))) {
            return at + 1;
        }
        int quote = text.is(at, "o") ? text.past(at + 1, Set.of("'", "’")) : at;
        if (quote > at && text.is(quote, "clock")) {
            return quote + 1;
        }
        return text.are(at, "hundred", "hours") ? at + 2 : at;
    }

    private static Clock spoken(Text text, int at, int end, int hour, int minute, boolean sure) {
        Optional<Meridian> meridian = Meridian.at(text, end);
        LocalTime plain = LocalTime.of(hour % 24, minute);
        LocalTime time = meridian.map(half -> half.of(plain)).orElse(plain);
        String digits = String.format(Locale.ROOT, text.whole() ? "%02d:%02d" : "%d:%02d", hour, minute);
        String written = meridian.map(half -> digits + " " + half.text()).orElse(digits);
        int after = meridian.map(Meridian::end).orElse(end);
        boolean exact = meridian.isPresent() || hour > 12 || hour == 0;
        return new Clock(
                after, time, exact, sure || meridian.isPresent(), false, List.of(new Edit(at, after, written)));
    }

    /** Which zone it is told in is kept as a word: the value is what the clock shows. */
    private static Clock withZone(Text text, Clock clock) {
        int spelled = clock.end();
        StringBuilder letters = new StringBuilder();
        while (letters.length() < 3 && text.isLetter(spelled)) {
            letters.append(text.word(spelled++));
        }
        boolean word = text.is(clock.end(), ZONES);
        if (!word && !ZONES.contains(letters.toString()) || !clock.sure()) {
            return clock;
        }
        List<Edit> edits = word || clock.edits().isEmpty()
                ? clock.edits()
                : List.of(clock.edits().getFirst(), new Edit(clock.end(), spelled, letters.toString()));
        return new Clock(word ? clock.end() + 1 : spelled, clock.time(), clock.exact(), true, clock.seconds(), edits);
    }
}
