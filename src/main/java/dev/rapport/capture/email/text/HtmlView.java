package dev.rapport.capture.email.text;

import java.util.Locale;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Makes HTML safe to show: no scripts, no forms, nothing that is fetched from anywhere, so that no sender learns who
 * read it.
 *
 * <p>Pictures stay only where they are parts of the message ({@code cid:}); links stay, and are told not to be followed
 * by robots or to tell where they were clicked. Safe for use by many threads.
 */
public final class HtmlView {

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowCommonInlineFormattingElements()
            .allowCommonBlockElements()
            .allowElements(
                    "table",
                    "thead",
                    "tbody",
                    "tfoot",
                    "tr",
                    "td",
                    "th",
                    "caption",
                    "colgroup",
                    "col",
                    "pre",
                    "hr",
                    "dl",
                    "dt",
                    "dd",
                    "center",
                    "font",
                    "a",
                    "img",
                    "address",
                    "section",
                    "article",
                    "header",
                    "footer")
            .allowAttributes(
                    "colspan", "rowspan", "align", "valign", "width", "height", "border", "cellpadding", "cellspacing")
            .onElements("table", "tr", "td", "th", "col", "colgroup", "img", "div", "p")
            .allowAttributes("color", "face", "size")
            .onElements("font")
            .allowAttributes("dir", "lang", "title")
            .globally()
            .allowStyling()
            .allowUrlProtocols("http", "https", "mailto", "tel", "cid")
            .allowAttributes("href")
            .matching((element, attribute, value) -> isScheme(value, "cid:") ? null : value)
            .onElements("a")
            .allowAttributes("src")
            .matching((element, attribute, value) -> isScheme(value, "cid:") ? value : null)
            .onElements("img")
            .allowAttributes("alt")
            .onElements("img")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .toFactory();

    private HtmlView() {}

    /** Never fails for what is in the HTML. */
    public static String of(String html) {
        return POLICY.sanitize(html);
    }

    private static boolean isScheme(String url, String scheme) {
        return url.strip().toLowerCase(Locale.ROOT).startsWith(scheme);
    }
}
