package dev.rapport.capture.email.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts what a sender wrote into sentences, each with its place in the body.
 *
 * <p>An empty line ends a sentence, and so does the beginning of a list's entry or a line that is much shorter than its
 * neighbours, such as a salutation; within a paragraph the line ends are the mail program's. Sentences are found by the rules of Unicode (UAX
 * 29), save that an initial or a title does not end one. Stateless.
 */
public final class Sentences {

    private static final Pattern PARAGRAPH_END = Pattern.compile(
            "\\n[ \\t\\u00a0]*(?=\\n)|\\n(?=[ \\t]*(?:[-*•–+]|\\d{1,2}[.)])[ \\t])|^[^\\n]{1,60}[,:](?=\\n)|(?<=:)\\n",
            Pattern.MULTILINE | Pattern.UNIX_LINES);
    private static final Pattern NO_END = Pattern.compile(
            "(?:^|\\s)(?:\\p{Lu}|(?i:mr|mrs|ms|dr|prof|st|vs|no|nr|approx|ca|inc|ltd|bzw|z\\.b|d\\.h|e\\.g|i\\.e|usw))\\.\\s*$");
    private static final int LONGEST = 2_000;

    private Sentences() {}

    /** A stretch of the body. */
    public record Span(int start, int end) {}

    /** The sentences of what the sender newly wrote, in order; without white space around, and never empty. */
    public static List<Span> of(MessageText text) {
        List<Span> spans = new ArrayList<>();
        for (TextBlock block : text.blocks()) {
            if (block.kind() == TextBlock.Kind.REPLY) {
                paragraphs(text.body(), block.startChar(), block.endChar(), spans);
            }
        }
        return spans;
    }

    /** The sentences of a text in which each line's end was meant, in order. */
    public static List<Span> ofLines(String text) {
        List<Span> spans = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            int next = end < 0 ? text.length() : end + 1;
            sentences(text, start, next, spans);
            start = next;
        }
        return spans;
    }

    private static void paragraphs(String body, int from, int to, List<Span> into) {
        Matcher end = PARAGRAPH_END.matcher(body).region(from, to).useTransparentBounds(true);
        int start = from;
        while (end.find()) {
            int at = Math.max(end.end(), start);
            sentences(body, start, at, into);
            start = at;
        }
        sentences(body, start, to, into);
    }

    private static void sentences(String body, int from, int to, List<Span> into) {
        String paragraph = body.substring(from, to).replace('\n', ' ');
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(paragraph);
        int start = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            boolean last = end == paragraph.length();
            if (last
                    || !NO_END.matcher(paragraph.substring(Math.max(start, end - 12), end))
                            .find()) {
                add(body, from + start, from + end, into);
                start = end;
            }
        }
    }

    private static void add(String body, int from, int to, List<Span> into) {
        int start = from;
        int end = to;
        while (start < end && isBlank(body.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(body.charAt(end - 1))) {
            end--;
        }
        for (int cut = start; cut < end; ) {
            int next = end - cut <= LONGEST ? end : cutBefore(body, cut + LONGEST);
            if (body.substring(cut, next).chars().anyMatch(Character::isLetterOrDigit)) {
                into.add(new Span(cut, next));
            }
            cut = next;
        }
    }

    private static int cutBefore(String body, int at) {
        return Character.isLowSurrogate(body.charAt(at)) ? at - 1 : at;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200b' || c == '\ufeff';
    }
}
