package dev.rapport.language.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Decides which values of running speech are written as such, and in which style, where people read it.
 *
 * <p>A wrong figure is worse than one in words, so that only sure readings count. The style is that of newspapers, not that of
 * inverse text normalisation, whose forms have no commas. A plain number gets its commas only where it is round: "iso twenty seven
 * thousand and one" is ISO 27001.
 */
final class Readable {

    private static final double SURE = 0.8;
    private static final BigDecimal ROUND = BigDecimal.valueOf(100);
    private static final Pattern FROM_THOUSANDS = Pattern.compile("(?<![\\d.])\\d{4,}(?![\\d/-])");
    private static final Pattern FROM_TEN_THOUSANDS = Pattern.compile("(?<![\\d.])\\d{5,}(?![\\d/-])");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private Readable() {}

    static List<Scanner.Placed> of(Text text, List<Scanner.Placed> values) {
        return values.stream()
                .filter(placed -> isSure(text, placed.found()))
                .map(placed -> styled(text, placed))
                .toList();
    }

    /** Of "five foot ten" only a part was understood. */
    private static boolean isSure(Text text, Found found) {
        boolean more = NumberWords.isNumberWord(text.word(found.end())) && !(found.value() instanceof Value.DateRange);
        return found.confidence() >= SURE && !more;
    }

    private static Scanner.Placed styled(Text text, Scanner.Placed placed) {
        Found found = placed.found();
        List<Edit> edits = found.edits().stream()
                .map(edit -> new Edit(edit.from(), edit.to(), styled(found.value(), edit.text())))
                .toList();
        boolean date = found.value() instanceof Value.DateRange;
        return new Scanner.Placed(
                placed.at(),
                new Found(
                        found.end(),
                        found.value(),
                        date ? withNames(text, placed.at(), found.end(), edits) : edits,
                        found.confidence()));
    }

    private static String styled(Value value, String text) {
        return switch (value) {
            case Value.Money money -> grouped(FROM_THOUSANDS, text);
            case Value.Quantity quantity -> grouped(FROM_TEN_THOUSANDS, text);
            case Value.Number number ->
                number.number().remainder(ROUND).signum() == 0 ? grouped(FROM_TEN_THOUSANDS, text) : text;
            case Value.Percent percent -> text.replace(" %", "%");
            case Value.OrderNumber code -> text.toUpperCase(Locale.ROOT);
            case Value.DateRange date -> WORD.matcher(withoutPoints(text)).replaceAll(word -> name(word.group()));
            case Value.TimeOfDay time -> withoutPoints(text);
            case Value.Phone phone -> text;
            case Value.Email email -> text;
            case Value.Url url -> text;
            case Value.Ordinal ordinal -> text;
            case Value.Address address -> text;
        };
    }

    /** The points of "p.m." would end the sentence for whoever reads it by its signs. */
    private static String withoutPoints(String text) {
        return text.replace("a.m.", "am").replace("p.m.", "pm");
    }

    private static String grouped(Pattern numbers, String text) {
        return numbers.matcher(text).replaceAll(digits -> commas(digits.group()));
    }

    private static String commas(String digits) {
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > 0; at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }

    /** Also the names of months and days that stay as they were said. */
    private static List<Edit> withNames(Text text, int from, int to, List<Edit> edits) {
        List<Edit> all = new ArrayList<>();
        int at = from;
        for (Edit edit : edits) {
            names(text, at, edit.from(), all);
            all.add(edit);
            at = edit.to();
        }
        names(text, at, to, all);
        return all;
    }

    private static void names(Text text, int from, int to, List<Edit> into) {
        for (int at = from; at < to; at++) {
            String name = name(text.raw(at));
            if (!name.equals(text.raw(at))) {
                into.add(new Edit(at, at + 1, name));
            }
        }
    }

    private static String name(String word) {
        boolean named = CalendarWords.isName(word.toLowerCase(Locale.ROOT));
        return named ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : word;
    }
}
