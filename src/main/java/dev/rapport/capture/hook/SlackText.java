package dev.rapport.capture.hook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes readable text of a message of Slack: what its marks stand for, and what is with it. Stateless.
 *
 * <p>Source: Slack's documentation, "Formatting text for app surfaces".
 */
final class SlackText {

    private static final Pattern MARK = Pattern.compile("<([^<>\n]{1,4000})>");

    private SlackText() {}

    static String of(Told message) {
        List<String> rest = new ArrayList<>();
        String text = readable(message.raw("text"));
        if (text.isBlank()) {
            for (Told attachment : message.list("attachments")) {
                String shown = attachment.text("text", "fallback", "title");
                rest.add(shown == null ? "" : readable(shown));
            }
        }
        message.list("files").forEach(file -> rest.add(Told.file("file", file.text("name", "title"))));
        return Told.lines(text, rest);
    }

    static String readable(String text) {
        String marked = MARK.matcher(text).replaceAll(mark -> Matcher.quoteReplacement(shown(mark.group(1))));
        return marked.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    /** {@code @U1|dana}, {@code #C1|sales}, {@code !here}, {@code https://example.com|our page}. */
    private static String shown(String mark) {
        int bar = mark.indexOf('|');
        String what = bar < 0 ? mark : mark.substring(0, bar);
        String label = bar < 0 ? "" : mark.substring(bar + 1);
        return switch (what.isEmpty() ? ' ' : what.charAt(0)) {
            case '@', '#' -> what.charAt(0) + (label.isEmpty() ? what.substring(1) : label.replaceFirst("^[@#]", ""));
            case '!' -> label.isEmpty() ? "@" + what.substring(1).replaceFirst("\\^.*", "") : label;
            default ->
                label.isEmpty() || what.endsWith(label) ? what.replaceFirst("^mailto:", "") : label + " (" + what + ")";
        };
    }
}
