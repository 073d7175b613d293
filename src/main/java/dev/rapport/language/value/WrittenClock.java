package dev.rapport.language.value;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a time in digits: 15:30, 8:00:31 am, 3pm, 8.30pm, 15h30, 1140 a.m. */
final class WrittenClock {

    private static final Pattern POINT = Pattern.compile("\\d{1,2}\\.\\d\\d");

    private WrittenClock() {}

    static Optional<Clock> read(Text text, int at) {
        if (text.joined(at) && !text.is(at - 1, "t")) {
            return Optional.empty();
        }
        return withColon(text, at).or(() -> withPoint(text, at)).or(() -> hour(text, at));
    }

    private static Optional<Clock> withColon(Text text, int at) {
        int hour = text.digits(at, 2);
        int minute = text.glued(at + 2) ? text.digits(at + 2, 2) : -1;
        if (hour < 0
                || hour > 24
                || minute < 0
                || minute > 59
                || !text.is(at + 1, ":")
                || text.word(at + 2).length() != 2) {
            return Optional.empty();
        }
        boolean withSeconds = text.is(at + 3, ":") && text.glued(at + 4);
        String seconds = text.word(at + 4).replaceFirst("[.,].*", "");
        int second = withSeconds && seconds.matches("\\d\\d") ? Integer.parseInt(seconds) : -1;
        if (withSeconds && (second < 0 || second > 59)) {
            return Optional.empty();
        }
        LocalTime time = LocalTime.of(hour % 24, minute, Math.max(0, second));
        return Optional.of(of(
                text,
                withSeconds ? at + 5 : at + 3,
                time,
                withSeconds,
                text.word(at).length() == 2 && hour < 10));
    }

    /** A point only with a half of the day after it, or an "at" before it. */
    private static Optional<Clock> withPoint(Text text, int at) {
        String word = text.word(at);
        boolean four = text.digits(at, 4) >= 0 && word.length() >= 3;
        if (!text.isDigits(at) || !four && !POINT.matcher(word).matches()) {
            return Optional.empty();
        }
        int split = four ? word.length() - 2 : word.indexOf('.');
        int hour = Integer.parseInt(word.substring(0, split));
        int minute = Integer.parseInt(word.substring(word.length() - 2));
        boolean told = Meridian.at(text, at + 1).isPresent() || !four && text.is(at - 1, "at");
        return told && hour < 24 && minute < 60
                ? Optional.of(of(text, at + 1, LocalTime.of(hour, minute), false, false))
                : Optional.empty();
    }

    private static Optional<Clock> hour(Text text, int at) {
        int hour = text.digits(at, 2);
        if (hour < 0 || hour > 24) {
            return Optional.empty();
        }
        if (text.is(at + 1, "h") && text.joined(at + 1) && text.digits(at + 2, 2) >= 0 && text.joined(at + 2)) {
            int minute = text.digits(at + 2, 2);
            return minute < 60
                    ? Optional.of(of(text, at + 3, LocalTime.of(hour % 24, minute), false, true))
                    : Optional.empty();
        }
        boolean about = text.is(at + 1, "ish") && text.joined(at + 1);
        boolean clock = text.is(at + 1, "o'clock") || text.is(at + 1, "oclock");
        return about || clock
                ? Optional.of(of(text, at + 2, LocalTime.of(hour % 24, 0), false, false))
                : Meridian.at(text, at + 1).map(half -> of(text, at + 1, LocalTime.of(hour % 24, 0), false, false));
    }

    private static Clock of(Text text, int end, LocalTime time, boolean seconds, boolean zero) {
        Optional<Meridian> meridian = Meridian.at(text, end);
        return new Clock(
                meridian.map(Meridian::end).orElse(end),
                meridian.map(half -> half.of(time)).orElse(time),
                meridian.isPresent() || time.getHour() > 12 || time.getHour() == 0 || zero,
                true,
                seconds,
                List.of());
    }
}
