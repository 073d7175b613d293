package dev.rapport.capture.email.text;

import dev.rapport.capture.email.text.MarkedText.Role;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Finds where the signature begins at the end of someone's own words.
 *
 * <p>The signs, any of which is enough when what follows looks like a signature too: the delimiter "-- " (RFC 3676, 4.3), a
 * dash and a name, a telephone that says what it is, a closing phrase, the sender's name alone on a line, a paragraph of telephones,
 * addresses, titles and companies. The earliest one wins. For one thread, and one body.
 */
final class SignatureFinder {

    private static final int MOST_LINES = 18;
    private static final int LONGEST_LINE = 110;
    private static final int MOST_AFTER_NAME = 10;

    private static final Pattern DELIMITER = Pattern.compile("^(?:--|[—–]{1,3}|__{1,3}|---|\\+{2,4}|~{2,4})$");
    private static final Pattern DASH_AND_NAME = Pattern.compile("^(?:[-–—~]\\s?)(\\p{L}[^\\d:!?]{1,40})$");
    private static final Pattern SENTENCE_END = Pattern.compile(".*\\p{L}{2,}[.!?。？！]$");

    private final List<Line> lines;
    private final Sender sender;

    SignatureFinder(List<Line> lines, Sender sender) {
        this.lines = lines;
        this.sender = sender;
    }

    /**
     * The first line of the signature of the lines from {@code from} to before {@code to}; {@code to} where there is none.
     *
     * @param cautious whether only signs count that are hardly ever anything else
     */
    int start(int from, int to, boolean cautious) {
        int end = to;
        while (end > from && lines.get(end - 1).isBlank()) {
            end--;
        }
        int last = end;
        IntPredicate strong =
                at -> isMarked(at) || isDelimiter(at, last) || isDevice(at, last) || isDashAndName(at, from, last);
        IntPredicate any = at -> strong.test(at) || isClosing(at, last) || isSenderName(at, from, last);
        int found = first(lowest(from, last), last, cautious ? strong : any, to);
        return cautious ? found : Math.min(found, contactBlock(from, Math.min(found, last), to, found < to));
    }

    private int lowest(int from, int end) {
        int filled = 0;
        int at = end;
        while (at > from && filled <= MOST_LINES) {
            at--;
            filled += lines.get(at).isBlank() ? 0 : 1;
        }
        return at;
    }

    private static int first(int from, int to, IntPredicate sign, int none) {
        for (int at = from; at < to; at++) {
            if (sign.test(at)) {
                return at;
            }
        }
        return none;
    }

    private boolean isMarked(int at) {
        return lines.get(at).has(Role.SIGNATURE) && !lines.get(at).isBlank();
    }

    private boolean isDelimiter(int at, int end) {
        String line = lines.get(at).text();
        boolean known = DELIMITER.matcher(line).matches();
        if (!known && !HistoryHeads.isRule(line)) {
            return false;
        }
        if (line.equals("--") && filled(at + 1, end) > 0) {
            return true;
        }
        int next = nextFilled(at + 1, end);
        return next < end && looksSigned(at + 1, end) && (isWho(next) || score(at + 1, end) >= 2);
    }

    private boolean isWho(int at) {
        String line = lines.get(at).text();
        return sender.isNamedBy(line) || ContactLine.isName(Words.plain(line)) || Closings.isClosing(line);
    }

    private boolean isDashAndName(int at, int from, int end) {
        var name = DASH_AND_NAME.matcher(lines.get(at).text());
        if (!name.matches()
                || filled(at, end) > 4
                || !(at == from || lines.get(at - 1).isBlank())) {
            return false;
        }
        boolean listGoesOn = at + 1 < end && lines.get(at + 1).text().startsWith("-");
        return !listGoesOn && (ContactLine.isName(name.group(1)) || sender.isNamedBy(name.group(1)));
    }

    private boolean isDevice(int at, int end) {
        return Footers.isDevice(lines.get(at).text()) && filled(at + 1, end) <= 3 && looksSigned(at + 1, end);
    }

    private boolean isClosing(int at, int end) {
        String line = lines.get(at).text();
        if (isClosingWithName(line)) {
            return looksSigned(at + 1, end);
        }
        if (!Closings.isClosing(line)) {
            return false;
        }
        int next = nextFilled(at + 1, end);
        if (next >= end) {
            return Closings.isFormal(line);
        }
        return looksSigned(at + 1, end) && (Closings.isFormal(line) || isWho(next) || score(next, end) >= 2);
    }

    private boolean isClosingWithName(String line) {
        int comma = line.indexOf(',');
        if (comma <= 0 || line.length() > 70) {
            return false;
        }
        String name = Words.plain(line.substring(comma + 1));
        return Closings.isClosing(line.substring(0, comma))
                && !name.isEmpty()
                && (sender.isNamedBy(name) || (Character.isUpperCase(name.charAt(0)) && ContactLine.isName(name)));
    }

    private boolean isSenderName(int at, int from, int end) {
        String line = Words.plain(lines.get(at).text());
        boolean apart = at > from
                && (lines.get(at - 1).isBlank()
                        || Closings.isClosing(lines.get(at - 1).text()));
        return apart && sender.isNamedBy(line) && filled(at + 1, end) <= MOST_AFTER_NAME && looksSigned(at + 1, end);
    }

    /** The paragraphs at the end that are made of contact data, and the name above them. */
    private int contactBlock(int from, int end, int none, boolean signed) {
        int at = end;
        int found = none;
        while (at > from) {
            int stop = at;
            while (stop > from && lines.get(stop - 1).isBlank()) {
                stop--;
            }
            int start = stop;
            while (start > from && !lines.get(start - 1).isBlank()) {
                start--;
            }
            if (start == stop || filled(start, end) > 12 || !isContact(start, stop, found < none || signed)) {
                break;
            }
            found = start;
            at = start;
        }
        return found > from && nextFilled(from, end) < found ? found : none;
    }

    private boolean isContact(int start, int end, boolean moreFollows) {
        boolean reach = false;
        for (int i = start; i < end; i++) {
            String line = lines.get(i).text();
            if (line.length() > LONGEST_LINE || SENTENCE_END.matcher(line).matches() && ContactLine.score(line) == 0) {
                return false;
            }
            reach |= ContactLine.PHONE.matcher(line).find()
                    || ContactLine.EMAIL.matcher(line).find();
        }
        boolean named = end - start <= 2
                && ContactLine.isName(Words.plain(lines.get(start).text()));
        int score = score(start, end);
        return moreFollows
                ? named && score > 0 || score >= end - start && score > 1
                : reach && (end - start >= 2 ? score >= Math.max(3, end - start - 1) : score >= 2 && isList(start));
    }

    /** Several things in one line, a bar or dot between them. */
    private boolean isList(int at) {
        return lines.get(at).text().matches(".*\\S\\s*[|•·]\\s*\\S.*");
    }

    private int score(int from, int to) {
        int score = 0;
        for (int i = from; i < to; i++) {
            score += ContactLine.score(lines.get(i).text());
        }
        return score;
    }

    /** Whether these lines could be of a signature: few, short, and hardly any sentence. */
    private boolean looksSigned(int from, int to) {
        int sentences = 0;
        int filled = 0;
        for (int i = from; i < to; i++) {
            Line line = lines.get(i);
            if (line.isBlank() || Footers.isDevice(line.text())) {
                continue;
            }
            filled++;
            boolean isLong = line.text().length() > LONGEST_LINE && ContactLine.score(line.text()) == 0;
            boolean asks = line.text().endsWith("?");
            boolean isSentence = SENTENCE_END.matcher(line.text()).matches()
                    && line.text().split("\\s+").length > 5
                    && ContactLine.score(line.text()) == 0;
            sentences += isLong || asks || isSentence ? 1 : 0;
        }
        return filled <= MOST_LINES && (sentences == 0 || (sentences == 1 && filled >= 4));
    }

    private int filled(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += lines.get(i).isBlank() ? 0 : 1;
        }
        return count;
    }

    private int nextFilled(int from, int to) {
        int at = from;
        while (at < to && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }
}
