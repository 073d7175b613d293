package dev.rapport.language.value;

import java.util.Set;

/**
 * Tells by a token and the next few whether a value may begin here at all, so that readers need not look at every word of
 * a text. What it turns down, no reader would take.
 */
final class Starts {

    private static final int FUNCTION_WORDS = 4;

    /** Words of numbers and of the clock that are no numbers themselves. */
    private static final Set<String> NUMBERS = Set.of(
            "minus",
            "negative",
            "point",
            "half",
            "a",
            "an",
            "plus",
            "double",
            "triple",
            "treble",
            "quarter",
            "noon",
            "midday",
            "noonish",
            "midnight",
            "mid",
            "$",
            "€",
            "£",
            "¥",
            "₩",
            "₹",
            "(",
            "+",
            "-",
            "at",
            "around",
            "about",
            "o'clock");

    /** Parts of a day, before a time of it. */
    private static final Set<String> DAY_PARTS = Set.of(
            "morning",
            "mornings",
            "afternoon",
            "evening",
            "night",
            "lunchtime",
            "in",
            "the",
            "early",
            "late",
            "later",
            "on",
            "during",
            ",");

    /** Which a date may begin with, besides numbers and the words of the calendar. */
    private static final Set<String> DATES = Set.of(
            "today",
            "today's",
            "tomorrow",
            "tomorrow's",
            "yesterday",
            "yesterday's",
            "tmrw",
            "tmr",
            "tonight",
            "tonite",
            "now",
            "right",
            "early",
            "earlier",
            "late",
            "later",
            "mid",
            "middle",
            "beginning",
            "start",
            "end",
            "rest",
            "ytd",
            "eod",
            "cob",
            "eow",
            "eom",
            "eoq",
            "eoy",
            "half",
            "quarter",
            "noon",
            "midday",
            "noonish",
            "midnight",
            "morning",
            "mornings",
            "afternoon",
            "evening",
            "night",
            "nite",
            "lunchtime",
            "q",
            "h",
            "few",
            "couple",
            "several",
            "weekend",
            "calendar",
            "cy",
            "year",
            "'",
            "’",
            "another");

    /** Words before them. */
    private static final Set<String> FUNCTION = Set.of(
            "the",
            "this",
            "current",
            "same",
            "next",
            "last",
            "past",
            "previous",
            "coming",
            "upcoming",
            "following",
            "in",
            "within",
            "after",
            "from",
            "between",
            "since",
            "starting",
            "before",
            "until",
            "till",
            "til",
            "no",
            "as",
            "than",
            "a",
            "an",
            "at",
            "on",
            "for",
            "by",
            "of",
            "around",
            "about",
            "@",
            "all");

    private Starts() {}

    static boolean number(Text text, int at) {
        return isNumber(text, at)
                || text.is(at, NUMBERS)
                || text.is(at + 1, "$")
                || text.whole() && (text.is(at, DAY_PARTS) || Fraction.isSign(text.raw(at)))
                || isCode(text, at);
    }

    /** USD 500 */
    private static boolean isCode(Text text, int at) {
        return text.word(at).length() == 3 && text.isDigits(at + 1) && (text.isAllCapitals(at) || text.whole());
    }

    private static boolean isNumber(Text text, int at) {
        return text.isDigits(at) || NumberWords.isNumberWord(text.word(at)) || NumberWords.isOrdinalWord(text.word(at));
    }

    static boolean date(Text text, int at) {
        int content = at;
        while (content - at < FUNCTION_WORDS && text.is(content, FUNCTION)) {
            content++;
        }
        return isNumber(text, content)
                || text.is(content, DATES)
                || CalendarWords.isKnown(text.word(content))
                || Holidays.mayStart(text, content)
                || content > at && (text.is(content, "later") || text.is(content, "earlier"));
    }

    /** Of mail or of a page, as it is said: a sign or "at" comes soon, or it is spelled. */
    static boolean address(Text text, int at) {
        return text.isLetter(at)
                || isNumber(text, at)
                || SpokenAddress.isJoint(text.word(at + 1))
                || isNumber(text, at + 1)
                || text.is(at, Set.of("www", "http", "https", "triple"));
    }
}
