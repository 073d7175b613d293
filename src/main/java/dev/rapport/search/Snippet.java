package dev.rapport.search;

import dev.rapport.conversation.TextSpan;
import java.util.List;

/** Shows a text as HTML: escaped, with its hits marked, and cut around the first of them where it is long. */
final class Snippet {

    /** How much of a text is shown, in UTF-16 units before escaping. */
    static final int LENGTH = 320;

    private static final int BEFORE_FIRST = 80;
    private static final String CUT = "\u2026";

    private Snippet() {}

    /** @param marks ascending, without overlaps */
    static String html(String text, List<TextSpan> marks) {
        int from = marks.isEmpty() ? 0 : wordStart(text, marks.getFirst().start() - BEFORE_FIRST);
        if (text.length() <= LENGTH) {
            from = 0;
        }
        int to = wordEnd(text, from + LENGTH);
        StringBuilder html = new StringBuilder(from > 0 ? CUT : "");
        int at = from;
        for (TextSpan mark : marks) {
            if (mark.start() >= at && mark.end() <= to) {
                escape(html, text, at, mark.start());
                html.append("<mark>");
                escape(html, text, mark.start(), mark.end());
                html.append("</mark>");
                at = mark.end();
            }
        }
        escape(html, text, at, to);
        return html.append(to < text.length() ? CUT : "").toString();
    }

    /** The start of the first word after this place, if one starts soon; never inside of a character. */
    private static int wordStart(String text, int place) {
        if (place <= 0) {
            return 0;
        }
        int space = text.indexOf(' ', place);
        int start = space >= 0 && space < place + BEFORE_FIRST / 2 ? space + 1 : place;
        return Character.isLowSurrogate(text.charAt(start)) ? start - 1 : start;
    }

    private static int wordEnd(String text, int place) {
        if (place >= text.length()) {
            return text.length();
        }
        int space = text.lastIndexOf(' ', place);
        int end = space > place - BEFORE_FIRST / 2 ? space : place;
        return Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    private static void escape(StringBuilder html, String text, int from, int to) {
        for (int i = from; i < to; i++) {
            switch (text.charAt(i)) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(text.charAt(i));
            }
        }
    }
}
