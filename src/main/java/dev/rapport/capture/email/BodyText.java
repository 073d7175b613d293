package dev.rapport.capture.email;

import dev.rapport.capture.email.text.HtmlText;
import dev.rapport.capture.email.text.HtmlView;
import dev.rapport.capture.email.text.MarkedText;
import dev.rapport.capture.email.text.MessageText;
import dev.rapport.capture.email.text.Sender;
import dev.rapport.capture.email.text.TextBlock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Text that a part of a message gives, readable and to be shown.
 *
 * @param view safe HTML; of plain text its characters, kept as they stand
 * @param isHtml whether any of it comes from HTML
 */
record BodyText(MarkedText text, String view, boolean isHtml) {

    static final BodyText EMPTY = new BodyText(MarkedText.plain(""), "", false);

    static BodyText plain(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return new BodyText(MarkedText.plain(text), "<pre>" + escaped + "</pre>", false);
    }

    static BodyText html(String html) {
        return new BodyText(HtmlText.read(html), HtmlView.of(html), true);
    }

    boolean isBlank() {
        return text.isBlank();
    }

    BodyText then(BodyText next) {
        if (isBlank() && !isHtml) {
            return next;
        }
        return new BodyText(text.then(next.text), view + next.view, isHtml || next.isHtml);
    }

    @Nullable
    String viewIfHtml() {
        return isHtml ? view : null;
    }

    /**
     * Chooses between two forms of one text. Plain text is what the sender's program made for reading, and is taken unless it says much
     * less than the HTML, or only the HTML tells history from news.
     */
    static BodyText better(BodyText plain, BodyText html) {
        if (html.isBlank() || plain.isBlank()) {
            return html.isBlank() ? new BodyText(plain.text, html.isHtml ? html.view : plain.view, html.isHtml) : html;
        }
        boolean says = words(plain) * 5 >= words(html) * 2 && !looksLikeHtml(plain.text.text());
        boolean lost = html.text.showsHistory() && !hasHistory(plain.text);
        return says && !lost ? new BodyText(plain.text, html.view, true) : html;
    }

    private static long words(BodyText body) {
        return body.text.text().chars().filter(Character::isLetterOrDigit).count();
    }

    private static boolean looksLikeHtml(String text) {
        String start = text.substring(0, Math.min(200, text.length())).toLowerCase(Locale.ROOT);
        return start.startsWith("<html") || start.startsWith("<!doctype") || start.startsWith("<div");
    }

    private static boolean hasHistory(MarkedText text) {
        return MessageText.split(text, Sender.UNKNOWN, true).blocks().stream()
                .anyMatch(block -> block.kind() == TextBlock.Kind.QUOTED || block.kind() == TextBlock.Kind.FORWARDED);
    }
}
