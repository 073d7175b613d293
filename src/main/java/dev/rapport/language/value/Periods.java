package dev.rapport.language.value;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads quarters, halves, years, decades and numbered weeks: "Q3", "the third quarter of 2026", "twenty twelve", "week 23". */
final class Periods {

    private static final Set<String> OF = Set.of("of", "in", ",", "-");
    private static final Set<String> YEAR_CUES = Set.of(
            "in", "since", "of", "by", "during", "before", "after", "until", "till", "from", "to", "through", "between",
            "and", "year", "fy", "cy", "for", "late", "early", "mid", "than");
    private static final Map<String, Integer> ORDINALS =
            Map.of("first", 1, "second", 2, "third", 3, "fourth", 4, "last", 4, "1st", 1, "2nd", 2, "3rd", 3, "4th", 4);

    private Periods() {}

    static Optional<When> read(Text text, int at) {
        return quarter(text, at)
                .or(() -> yearBefore(text, at))
                .or(() -> Weeks.read(text, at))
                .or(() -> decade(text, at))
                .or(() -> year(text, at));
    }

    /** @param halves of which the year has two; else quarters, of which it has four */
    private record Part(int number, boolean halves, int end) {

        When in(int year, int newEnd) {
            int months = halves ? 6 : 3;
            LocalDateTime from =
                    LocalDate.of(year, Month.JANUARY, 1).atStartOfDay().plusMonths((number - 1L) * months);
            return When.between(newEnd, from, from.plusMonths(months), Grain.QUARTER);
        }
    }

    private static Optional<When> quarter(Text text, int at) {
        return numbered(text, at).or(() -> ordinal(text, at)).map(part -> {
            int next = text.past(text.past(part.end(), OF), "the");
            Optional<Dated> year = yearAfter(text, next);
            return year.map(dated -> part.in(dated.year(), dated.end()).written(dated.edits()))
                    .orElseGet(() -> nearest(text, at, part));
        });
    }

    private static When nearest(Text text, int at, Part part) {
        LocalDateTime now = text.now();
        When thisYears = part.in(now.getYear(), part.end());
        if (Tense.isPast(text, at)) {
            return (thisYears.from().isAfter(now) ? part.in(now.getYear() - 1, part.end()) : thisYears).withoutYear();
        }
        return (thisYears.to().isAfter(now) ? thisYears : part.in(now.getYear() + 1, part.end())).withoutYear();
    }

    /** Q3, q three, H2 */
    private static Optional<Part> numbered(Text text, int at) {
        boolean halves = text.is(at, "h");
        int number = text.digits(at + 1, 1) >= 0 ? text.digits(at + 1, 1) : NumberWords.digit(text, at + 1);
        boolean named = text.is(at, "q") || halves && text.joined(at + 1);
        return named && number >= 1 && number <= (halves ? 2 : 4) && !text.joined(at + 2) && !text.glued(at)
                ? Optional.of(new Part(number, halves, at + 2))
                : Optional.empty();
    }

    /** "the third quarter", "first half" */
    private static Optional<Part> ordinal(Text text, int at) {
        int start = text.past(at, "the");
        boolean digits = text.digits(start, 1) > 0 && text.joined(start + 1);
        String word = digits ? text.word(start) + text.word(start + 1) : text.word(start);
        int number = ORDINALS.getOrDefault(word, 0);
        int unit = digits ? start + 2 : start + 1;
        boolean quarter = text.is(unit, "quarter") && !text.is(start, "last");
        boolean halves = text.is(unit, "half") && number <= 2 && isOfYear(text, unit + 1);
        return number > 0 && (quarter || halves) ? Optional.of(new Part(number, halves, unit + 1)) : Optional.empty();
    }

    private static boolean isOfYear(Text text, int at) {
        return yearAfter(text, text.past(text.past(at, OF), "the")).isPresent() && text.is(at, OF);
    }

    record Dated(int year, int end, List<Edit> edits) {}

    /** 2026, "next year", "this year", "the year". */
    static Optional<Dated> yearAfter(Text text, int at) {
        int year = text.now().getYear();
        int shift = text.is(at, Set.of("next", "coming")) ? 1 : text.is(at, Set.of("last", "previous")) ? -1 : 0;
        boolean relative = shift != 0 || text.is(at, "this");
        if (relative && text.is(at + 1, Set.of("year", "year's"))) {
            return Optional.of(new Dated(year + shift, at + 2, List.of()));
        }
        if (text.is(at, "year") && text.is(at - 1, "the")) {
            return Optional.of(new Dated(year, at + 1, List.of()));
        }
        return DayNumbers.year(text, at).map(number -> new Dated(number.value(), number.end(), number.edits(at)));
    }

    /** "2017 q1", 2019-Q1, "next year's first quarter". */
    private static Optional<When> yearBefore(Text text, int at) {
        return yearAfter(text, at).flatMap(year -> {
            int next = text.past(year.end(), "-");
            return numberedAfterYear(text, next)
                    .or(() -> ordinal(text, next))
                    .map(part -> part.in(year.year(), part.end()).written(year.edits()));
        });
    }

    private static Optional<Part> numberedAfterYear(Text text, int at) {
        boolean halves = text.is(at, "h");
        int number = text.digits(at + 1, 1);
        return (halves || text.is(at, "q")) && number >= 1 && number <= (halves ? 2 : 4)
                ? Optional.of(new Part(number, halves, at + 2))
                : Optional.empty();
    }

    /** "nineteen eighties", "the 1990s", "21st century". */
    private static Optional<When> decade(Text text, int at) {
        int start = text.past(at, "the");
        int digits = text.digits(start, 4);
        int plural = text.past(start + 1, Set.of("'", "’"));
        if (digits >= 1000 && digits % 10 == 0 && text.glued(plural) && text.is(plural, "s")) {
            return Optional.of(When.of(plural + 1, LocalDate.of(digits, 1, 1).atStartOfDay(), TimeUnit.DECADE));
        }
        Optional<OrdinalReader.Ordinal> ordinal =
                OrdinalReader.any(text, start).filter(number -> text.is(number.end(), "century"));
        if (ordinal.isPresent() && ordinal.get().value() <= 30) {
            int from = Math.max(1, (int) (ordinal.get().value() - 1) * 100);
            return Optional.of(
                    When.of(ordinal.get().end() + 1, LocalDate.of(from, 1, 1).atStartOfDay(), TimeUnit.CENTURY));
        }
        Optional<NumberWords.Whole> century =
                NumberWords.belowHundred(text, start).filter(number -> number.value() >= 10 && number.value() <= 20);
        return century.flatMap(number -> tens(text, number.end()).map(tens -> {
            int year = number.value() * 100 + tens;
            return When.of(number.end() + 1, LocalDate.of(year, 1, 1).atStartOfDay(), TimeUnit.DECADE)
                    .written(List.of(new Edit(start, number.end() + 1, year + "s")));
        }));
    }

    private static Optional<Integer> tens(Text text, int at) {
        String word = text.word(at);
        if (word.equals("hundreds")) {
            return Optional.of(0);
        }
        return word.endsWith("ies") ? Decades.tens(word) : word.equals("tens") ? Optional.of(10) : Optional.empty();
    }

    private static Optional<When> year(Text text, int at) {
        int calendar = text.past(text.past(at, "the"), Set.of("calendar", "cy"));
        int word = text.past(calendar, "year");
        int yearAt = word > calendar ? text.past(word, "of") : word;
        if (text.is(at, "the") && word == calendar) {
            return Optional.empty();
        }
        if (text.is(text.is(at - 1, "year") ? at - 2 : at - 1, Set.of("fiscal", "school", "financial"))) {
            return Optional.empty();
        }
        boolean cued = yearAt > at || text.is(at - 1, YEAR_CUES) || text.whole();
        return DayNumbers.year(text, yearAt)
                .filter(year -> isPlausible(text, yearAt, year, cued))
                .map(year -> When.of(
                                year.end(), LocalDate.of(year.value(), 1, 1).atStartOfDay(), TimeUnit.YEAR)
                        .written(year.edits(yearAt)));
    }

    private static boolean isPlausible(Text text, int at, DayNumbers.Number year, boolean cued) {
        if (text.whole() && text.size() <= year.end()) {
            return true;
        }
        boolean century = year.value() >= 1900 && year.value() < 2100;
        boolean range = text.is(at - 1, "-") && text.digits(at - 2, 4) >= 1900;
        boolean own =
                range || !text.joined(at) && !(text.glued(at) && text.is(at - 1, Set.of("-", "/", ".", "$", ",")));
        boolean unit = Unit.at(text, year.end()).isPresent()
                || text.is(year.end(), Set.of("%", "percent", "dollars", "thousand"))
                || text.is(year.end(), "-") && text.digits(year.end() + 1, 4) < 1900;
        boolean pair = year.spoken() && !text.is(at, "two") && year.value() >= 1900;
        return (century || text.whole() && year.value() < 2200) && own && !unit && (cued || pair);
    }
}
