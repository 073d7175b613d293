package dev.rapport.capture.email.text;

import dev.rapport.capture.email.text.MarkedText.Role;
import dev.rapport.capture.email.text.TextBlock.Kind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides for each line whether it is of the history: quoted by signs or markup, introduced by an attribution, or below
 * the head of an earlier message.
 *
 * <p>A quote by signs or markup ends where they end, so that answers between and below quotes are found. What comes after the head of
 * an earlier message has no such signs, and is history to its end. A quote by the markup for any quote is history only
 * when something introduces it, or when it ends an answer; else the sender quotes a document. For one thread, and one body.
 */
final class QuoteFinder {

    private static final int MOST_LINES = 5_000;

    private final List<Line> lines;
    private final Kind[] kinds;
    private final boolean answers;
    private final Map<Integer, Attribution.Found> attributions = new HashMap<>();
    private boolean[] introduced = new boolean[0];

    /** @param answers whether the headers say that this message is an answer */
    QuoteFinder(List<Line> lines, boolean answers) {
        this.lines = lines;
        this.kinds = new Kind[lines.size()];
        this.answers = answers;
        Arrays.fill(kinds, Kind.REPLY);
    }

    /** The kind of each line: reply, quoted or forwarded. */
    Kind[] find() {
        introduced = new boolean[lines.size()];
        int at = 0;
        while (at < lines.size()) {
            at = step(at);
        }
        endingQuote();
        joinGaps();
        return kinds;
    }

    private int step(int at) {
        Line line = lines.get(at);
        if (line.isQuoted() || introduced[at]) {
            kinds[at] = kinds[at] == Kind.REPLY ? Kind.QUOTED : kinds[at];
            return at + 1;
        }
        if (line.isBlank()) {
            return at + 1;
        }
        if (line.has(Role.HISTORY) || line.has(Role.FORWARDED)) {
            return history(at, at, line.has(Role.FORWARDED) ? Kind.FORWARDED : Kind.QUOTED);
        }
        if (HistoryHeads.isForward(line.text())) {
            return history(at, at + 1, Kind.FORWARDED);
        }
        if (HistoryHeads.isSeparator(line.text())) {
            return history(at, at + 1, Kind.QUOTED);
        }
        if (HistoryHeads.headerLines(lines, at, false) > 0) {
            return history(at, at, Kind.QUOTED);
        }
        return attribution(at);
    }

    /** Marks the head of an earlier message and what is below it; where that is quoted by signs, only those lines. */
    private int history(int head, int headers, Kind kind) {
        int body = nextFilled(headers);
        int headerLines = body < lines.size() ? HistoryHeads.headerLines(lines, body, true) : 0;
        int after = nextFilled(body + headerLines);
        boolean bySigns = after < lines.size()
                && lines.get(after).isQuoted()
                && !lines.get(head).isQuoted();
        int start = withRule(head);
        if (bySigns) {
            Arrays.fill(kinds, start, after, kind);
            for (int i = after;
                    i < lines.size() && (lines.get(i).isQuoted() || lines.get(i).isBlank());
                    i++) {
                kinds[i] = kind;
            }
            return after;
        }
        Arrays.fill(kinds, start, lines.size(), kind);
        return lines.size();
    }

    private int attribution(int at) {
        for (int last = at; last < Math.min(lines.size(), at + Attribution.MOST_LINES); last++) {
            if (lines.get(last).isBlank() || lines.get(last).isQuoted()) {
                break;
            }
            Attribution.Found found = attributionEndingAt(last);
            if (found.strength() != Attribution.Strength.NONE && found.first() == at) {
                return introduce(at, last, found.strength());
            }
        }
        return lines.get(at).has(Role.ATTRIBUTION) ? introduce(at, at, Attribution.Strength.BEFORE_QUOTE) : at + 1;
    }

    /** Each line is looked at once, and only as far into a text as anyone writes before they quote. */
    private Attribution.Found attributionEndingAt(int last) {
        if (last > MOST_LINES) {
            return new Attribution.Found(last, Attribution.Strength.NONE);
        }
        return attributions.computeIfAbsent(last, end -> Attribution.endingAt(lines, end));
    }

    private int introduce(int first, int last, Attribution.Strength strength) {
        int next = nextFilled(last + 1);
        boolean quoteFollows = next < lines.size()
                && (lines.get(next).isQuoted() || lines.get(next).has(Role.BLOCKQUOTE));
        if (quoteFollows) {
            Arrays.fill(kinds, first, next, Kind.QUOTED);
            for (int i = next; i < lines.size() && lines.get(i).has(Role.BLOCKQUOTE); i++) {
                introduced[i] = true;
            }
            return next;
        }
        if (strength == Attribution.Strength.ALONE) {
            boolean answeredWithin = hasQuoteBelow(last);
            Arrays.fill(kinds, first, answeredWithin ? last + 1 : lines.size(), Kind.QUOTED);
            return answeredWithin ? last + 1 : lines.size();
        }
        return last + 1;
    }

    /** Whether the quotes of this body have signs, so that what has none is the sender's own, below an attribution too. */
    private boolean hasQuoteBelow(int last) {
        for (int i = last + 1; i < Math.min(lines.size(), last + 40); i++) {
            if (lines.get(i).depth() == 1 && !lines.get(i).isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** A quote by the markup for any quote at the very end of an answer is what it answers. */
    private void endingQuote() {
        int at = lines.size() - 1;
        while (at >= 0 && lines.get(at).isBlank()) {
            at--;
        }
        if (!answers || at < 0 || !lines.get(at).has(Role.BLOCKQUOTE) || kinds[at] != Kind.REPLY) {
            return;
        }
        int first = at;
        while (first > 0 && lines.get(first - 1).has(Role.BLOCKQUOTE)) {
            first--;
        }
        if (nextFilled(0) < first) {
            Arrays.fill(kinds, first, at + 1, Kind.QUOTED);
        }
    }

    /** Empty lines between lines of one kind are of that kind; others end the block before them. */
    private void joinGaps() {
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0 && lines.get(i).isBlank() && !lines.get(i).isQuoted()) {
                kinds[i] = kinds[i - 1];
            }
        }
    }

    private int nextFilled(int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    /** Where the line across the page begins that stands right before a head. */
    private int withRule(int head) {
        int at = head - 1;
        while (at >= 0 && lines.get(at).isBlank()) {
            at--;
        }
        return at >= 0
                        && kinds[at] == Kind.REPLY
                        && HistoryHeads.announces(lines.get(at).text())
                ? at
                : head;
    }
}
