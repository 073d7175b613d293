package dev.rapport.web.pages;

import java.util.ArrayList;
import java.util.List;
import org.springframework.web.util.HtmlUtils;

/**
 * Takes a snippet of the search apart, so that a template never has to trust HTML.
 *
 * <p>The search gives escaped text with {@code <mark>} around the hits. Only these tags are known; whatever else is there
 * is text, and is escaped again by the template.
 */
final class Marked {

    private static final String OPEN = "<mark>";
    private static final String CLOSE = "</mark>";

    private Marked() {}

    static List<Piece> pieces(String snippet) {
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        for (int open = snippet.indexOf(OPEN); open >= 0; open = snippet.indexOf(OPEN, done)) {
            int close = snippet.indexOf(CLOSE, open);
            if (close < 0) {
                break;
            }
            add(pieces, snippet.substring(done, open), false);
            add(pieces, snippet.substring(open + OPEN.length(), close), true);
            done = close + CLOSE.length();
        }
        add(pieces, snippet.substring(done), false);
        return pieces;
    }

    private static void add(List<Piece> pieces, String escaped, boolean marked) {
        if (!escaped.isEmpty()) {
            pieces.add(new Piece(HtmlUtils.htmlUnescape(escaped), marked));
        }
    }

    /** Plain text, not HTML. */
    record Piece(String text, boolean marked) {}
}
