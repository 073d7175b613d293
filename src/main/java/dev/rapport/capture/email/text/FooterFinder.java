package dev.rapport.capture.email.text;

import dev.rapport.capture.email.text.TextBlock.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * Marks what stands below or above the sender's own words and is not theirs: legal notices, mailing lists' footers,
 * gateways' warnings. For one thread, and one body.
 */
final class FooterFinder {

    private static final int MOST_PARAGRAPHS = 8;
    private static final int LIST_FOOTER_LINES = 5;
    private static final int MOST_LINES = 200;

    private final List<Line> lines;
    private final Kind[] kinds;

    FooterFinder(List<Line> lines, Kind[] kinds) {
        this.lines = lines;
        this.kinds = kinds;
    }

    /** Marks the warnings above the first line. */
    void markBanner(int from, int to) {
        int at = nextFilled(from, to);
        if (at < to && Footers.isBanner(lines.get(at).text())) {
            int end = endOfParagraph(at, to);
            if (nextFilled(end, to) < to) {
                Arrays.fill(kinds, from, end, Kind.DISCLAIMER);
            }
        }
    }

    /** Marks the footers of these lines; answers where the rest ends. */
    int markEnd(int from, int to) {
        int start = to;
        for (int at = nextFilled(Math.max(from, to - MOST_LINES), to);
                at < to;
                at = nextFilled(endOfParagraph(at, to), to)) {
            int footer = footerIn(at, endOfParagraph(at, to), to);
            if (footer >= 0 && endsWithFooters(footer, to)) {
                start = footer;
                break;
            }
        }
        Arrays.fill(kinds, start, to, Kind.DISCLAIMER);
        return start;
    }

    /** The line of a paragraph at which a footer begins, or -1: a footer of a list follows a rule right below the text. */
    private int footerIn(int at, int end, int to) {
        if (Footers.isLegal(lines.get(at).text())) {
            return at;
        }
        for (int i = at; i < end; i++) {
            String line = lines.get(i).text();
            boolean rule = HistoryHeads.isRule(line) || line.equals("--") || line.equals("---");
            if ((rule && saysList(i + 1, to)) || (i == at && Footers.isOfList(line))) {
                return i;
            }
            if (rule && i + 1 < to && Footers.isLegal(lines.get(i + 1).text())) {
                return i;
            }
        }
        return -1;
    }

    private boolean saysList(int from, int to) {
        for (int i = from; i < Math.min(to, from + LIST_FOOTER_LINES); i++) {
            if (Footers.isOfList(lines.get(i).text())) {
                return true;
            }
        }
        return false;
    }

    /** What follows a notice is more of it, unless it is long, or someone takes leave in it. */
    private boolean endsWithFooters(int from, int to) {
        int paragraphs = 0;
        for (int at = from; at < to; at = nextFilled(endOfParagraph(at, to), to)) {
            paragraphs++;
            for (int i = at; i < endOfParagraph(at, to); i++) {
                if (i > from && Closings.isFormal(lines.get(i).text())) {
                    return false;
                }
            }
        }
        return paragraphs <= MOST_PARAGRAPHS;
    }

    private int nextFilled(int from, int to) {
        int at = from;
        while (at < to && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    private int endOfParagraph(int from, int to) {
        int at = from;
        while (at < to && !lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }
}
