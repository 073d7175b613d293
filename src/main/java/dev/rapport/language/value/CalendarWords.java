package dev.rapport.language.value;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words of months, days of the week and units of time, and when those that mean other things as well are meant. */
final class CalendarWords {

    /** After these, "may" is a month and "sun" a day. */
    private static final Set<String> CUES = Set.of(
            "in",
            "of",
            "by",
            "since",
            "until",
            "till",
            "this",
            "next",
            "last",
            "early",
            "mid",
            "late",
            "through",
            "from",
            "between",
            "during",
            "before",
            "after",
            "on",
            "every",
            "each",
            "starting",
            "coming",
            "previous",
            "following",
            "week",
            "to",
            "-",
            "/");

    /** And these do not follow a month. */
    private static final Set<String> PRONOUNS =
            Set.of("i", "we", "you", "he", "she", "they", "it", "be", "have", "not", "the", "also");

    private static final Map<String, Integer> MONTHS = new HashMap<>();
    private static final Map<String, Integer> WEEKDAYS = new HashMap<>();
    private static final Map<String, TimeUnit> UNITS = new HashMap<>();
    private static final Set<String> OTHERS = new HashSet<>();
    private static final Set<String> NAMES = new HashSet<>();

    static {
        for (String[] row : Table.rows("en/calendar.tsv")) {
            for (String entry : row[2].split(",")) {
                String word = entry.replaceFirst("[*+]$", "");
                if (entry.endsWith("+")) {
                    NAMES.add(word);
                }
                if (entry.endsWith("*")) {
                    OTHERS.add(word);
                }
                switch (row[0]) {
                    case "month" -> MONTHS.put(word, Integer.valueOf(row[1]));
                    case "weekday" -> WEEKDAYS.put(word, Integer.valueOf(row[1]));
                    default -> UNITS.put(word, TimeUnit.valueOf(row[1]));
                }
            }
        }
    }

    private CalendarWords() {}

    /** A number of the calendar, and the index after its word. */
    record Named(int number, int end) {}

    /** With the point of an abbreviation. Whatever else the word may mean: there is a day or a year beside it. */
    static Optional<Named> monthBesideNumber(Text text, int at) {
        Integer month = MONTHS.get(text.word(at));
        return month == null ? Optional.empty() : Optional.of(new Named(month, pastPoint(text, at)));
    }

    /** A month that stands by itself. */
    static Optional<Named> month(Text text, int at) {
        return monthBesideNumber(text, at).filter(month -> isMeant(text, at, month.end()));
    }

    static Optional<Named> weekday(Text text, int at) {
        Integer day = WEEKDAYS.get(bare(text.word(at)));
        boolean beside = OTHERS.contains(text.word(at))
                && (text.isDigits(at + 1)
                        || text.isDigits(at + 2)
                        || monthBesideNumber(text, at + 1).isPresent());
        return day == null || !beside && !isMeant(text, at, at + 1)
                ? Optional.empty()
                : Optional.of(new Named(day, pastPoint(text, at)));
    }

    private static boolean isMeant(Text text, int at, int end) {
        if (!OTHERS.contains(text.word(at)) && (text.whole() || !NAMES.contains(text.word(at)))) {
            return true;
        }
        boolean named = OTHERS.contains(text.word(at))
                && text.isCapital(at)
                && at > 0
                && !text.is(at - 1, Set.of(".", "!", "?", "\n", ":"));
        boolean range = isMonth(text, at - 2) || text.is(at + 1, Set.of("to", "through", "-")) && isMonth(text, at + 2);
        boolean cue = range || text.is(at - 1, CUES) && !text.are(at - 1, "to", "march");
        return (cue || named || text.whole() && text.size() == 1) && !text.is(end, PRONOUNS);
    }

    /** Of a month, a day or a unit. */
    static boolean isKnown(String word) {
        String bare = bare(word);
        return MONTHS.containsKey(bare) || WEEKDAYS.containsKey(bare) || UNITS.containsKey(bare);
    }

    /** Of a month or a day of the week. */
    static boolean isName(String word) {
        String bare = bare(word);
        return MONTHS.containsKey(bare) || WEEKDAYS.containsKey(bare);
    }

    private static boolean isMonth(Text text, int at) {
        return MONTHS.containsKey(text.word(at));
    }

    static Optional<TimeUnit> unit(Text text, int at) {
        return Optional.ofNullable(UNITS.get(bare(text.word(at))));
    }

    private static String bare(String word) {
        return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    }

    private static int pastPoint(Text text, int at) {
        boolean point =
                text.is(at + 1, ".") && text.glued(at + 1) && text.word(at).length() <= 4;
        return point && (text.isDigits(at + 2) || text.is(at + 2, Set.of(",", "the"))) ? at + 2 : at + 1;
    }
}
