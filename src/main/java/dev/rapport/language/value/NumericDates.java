package dev.rapport.language.value;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads days in digits: 2026-03-04, 3/4/2026 or 04.03.2026 as the country writes them, 5/12, 2015-12.
 *
 * <p>Without a year, it takes a word before it that a date follows: 3/4 may be a fraction, and 5.12 a price.
 */
final class NumericDates {

    private static final Set<String> MONTH_FIRST = Set.of("US", "PH", "BZ", "FM", "PW", "CA");
    private static final Set<String> SEPARATORS = Set.of("/", "-");
    private static final Set<String> CUES = Set.of(
            "on", "by", "before", "after", "until", "till", "since", "from", "next", "this", "between", "date", "due",
            "for", "and", "to", "through", "of", "or", ",", "-", "dated");

    private static final Pattern COMPACT = Pattern.compile("(?:19|20)\\d{6}");

    private NumericDates() {}

    static Optional<When> read(Text text, int at) {
        if (!text.isDigits(at) || text.joined(at) || isPartOfOther(text, at)) {
            return Optional.empty();
        }
        return separated(text, at)
                .or(() -> pointed(text, at))
                .or(() -> compact(text, at))
                .or(() -> month(text, at));
    }

    /** After a sign it is another number's part, but not in 5/1-5/7. */
    private static boolean isPartOfOther(Text text, int at) {
        boolean range = text.is(at - 1, "-") && text.isDigits(at - 2) && text.is(at - 3, "/") && text.is(at + 1, "/");
        return !range && text.glued(at) && text.is(at - 1, Set.of("$", "/", "-", ".", "€", "£", "+"));
    }

    private static Optional<When> separated(Text text, int at) {
        if (!text.is(at + 1, SEPARATORS) || !text.glued(at + 1) || !text.glued(at + 2)) {
            return Optional.empty();
        }
        int first = text.digits(at, 4);
        int second = text.digits(at + 2, 2);
        boolean third = text.word(at + 3).equals(text.word(at + 1)) && text.glued(at + 3) && text.glued(at + 4);
        if (first < 0 || second < 0) {
            return Optional.empty();
        }
        if (third && text.digits(at + 4, 4) >= 0 && isEnd(text, at + 5)) {
            return full(text, at + 5, List.of(text.word(at), text.word(at + 2), text.word(at + 4)), false);
        }
        int comma = text.is(at + 3, ",") && text.digits(at + 4, 4) >= 1900 ? at + 4 : at;
        if (comma > at) {
            return full(text, comma + 1, List.of(text.word(at), text.word(at + 2), text.word(comma)), false);
        }
        return third || !isEnd(text, at + 3)
                ? Optional.empty()
                : withoutYear(text, at, first, second, text.is(at + 1, "/"));
    }

    private static boolean isEnd(Text text, int at) {
        boolean time = text.is(at, "t") && text.isDigits(at + 1);
        return (time || !text.joined(at)) && !(text.glued(at) && text.is(at, Set.of("/", "%", "$")));
    }

    private static Optional<When> withoutYear(Text text, int at, int first, int second, boolean slash) {
        boolean cued =
                text.is(at - 1, CUES) || CalendarWords.weekday(text, at - 1).isPresent() || text.size() <= 4;
        boolean leading = text.word(at).length() == 2 && text.word(at + 2).length() == 2;
        boolean weekday = CalendarWords.weekday(text, at - 1).isPresent();
        return weekday || slash && (cued || text.whole()) || leading && cued && slash
                ? monthAndDay(text, at, at + 3, first, second)
                : Optional.empty();
    }

    private static Optional<When> monthAndDay(Text text, int at, int end, int first, int second) {
        boolean monthFirst = MONTH_FIRST.contains(text.country()) && first <= 12 || second > 12;
        return CalendarReader.nearest(text, at, monthFirst ? first : second, monthFirst ? second : first)
                .map(day -> When.day(end, day).withoutYear());
    }

    /** 04.03.2026, and 5.12 after a word that tells. */
    private static Optional<When> pointed(Text text, int at) {
        String[] parts = text.word(at).split("\\.");
        boolean digits = text.word(at).indexOf(',') < 0 && text.word(at).length() <= 10;
        if (!digits || parts.length < 2 || parts.length > 3 || text.joined(at + 1)) {
            return Optional.empty();
        }
        if (parts.length == 3) {
            return full(text, at + 1, List.of(parts), true);
        }
        boolean weekday = CalendarWords.weekday(text, at - 1).isPresent();
        return weekday && parts[0].length() <= 2 && parts[1].length() <= 2
                ? monthAndDay(text, at, at + 1, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]))
                : Optional.empty();
    }

    private static Optional<When> full(Text text, int end, List<String> parts, boolean point) {
        int first = Integer.parseInt(parts.get(0));
        int second = Integer.parseInt(parts.get(1));
        int third = Integer.parseInt(parts.get(2));
        if (parts.get(0).length() == 4) {
            return parts.get(2).length() <= 2 ? day(end, first, second, third) : Optional.empty();
        }
        if (parts.get(2).length() != 4 && parts.get(2).length() != 2
                || parts.get(0).length() > 2) {
            return Optional.empty();
        }
        int year = parts.get(2).length() == 4 ? third : DayNumbers.century(third);
        boolean monthFirst = MONTH_FIRST.contains(text.country()) && !point && first <= 12 || second > 12;
        return monthFirst ? day(end, year, first, second) : day(end, year, second, first);
    }

    private static Optional<When> day(int end, int year, int month, int day) {
        return year < 1000
                ? Optional.empty()
                : CalendarReader.date(year, month, day).map(date -> When.day(end, date));
    }

    /** 20200701 */
    private static Optional<When> compact(Text text, int at) {
        String digits = text.word(at);
        return text.whole() && COMPACT.matcher(digits).matches()
                ? day(
                        at + 1,
                        Integer.parseInt(digits.substring(0, 4)),
                        Integer.parseInt(digits.substring(4, 6)),
                        Integer.parseInt(digits.substring(6)))
                : Optional.empty();
    }

    /** 2015-12, 12-2015, 12/2015 */
    private static Optional<When> month(Text text, int at) {
        if (!text.is(at + 1, SEPARATORS) || !text.glued(at + 1) || !text.glued(at + 2) || !isEnd(text, at + 3)) {
            return Optional.empty();
        }
        boolean yearFirst = text.word(at).length() == 4;
        int year = text.digits(yearFirst ? at : at + 2, 4);
        int month = text.digits(yearFirst ? at + 2 : at, 2);
        boolean known = year >= 1900 && year < 2200 && month >= 1 && month <= 12 && !text.is(at + 3, "-");
        return known
                ? Optional.of(When.of(at + 3, LocalDate.of(year, month, 1).atStartOfDay(), TimeUnit.MONTH))
                : Optional.empty();
    }
}
