package dev.rapport.capture.email.text;

import dev.rapport.capture.email.text.MarkedText.Role;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What the elements of mail mean: which are hidden, where lines break, and by which classes and ids Gmail, Outlook, Apple
 * Mail, Yahoo, Thunderbird, Proton, Zoho and others tell history and signatures.
 */
final class Markup {

    private static final Set<String> NEVER_SHOWN = Set.of(
            "head",
            "script",
            "style",
            "template",
            "title",
            "noscript",
            "object",
            "embed",
            "iframe",
            "select",
            "option",
            "svg",
            "math",
            "audio",
            "video",
            "canvas",
            "map");
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "dl", "table", "pre", "form");
    private static final Set<String> BLOCKS = Set.of(
            "div",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "aside",
            "nav",
            "address",
            "center",
            "tr",
            "li",
            "dt",
            "dd",
            "fieldset",
            "figure",
            "figcaption",
            "details",
            "summary",
            "body",
            "caption",
            "thead",
            "tbody",
            "tfoot");
    private static final Pattern HIDING = Pattern.compile(
            "display:none|visibility:hidden|mso-hide:all|font-size:0(?:px|pt)?(?:;|$)|max-height:0(?:px)?(?:;|$)|opacity:0(?:;|$)");
    private static final Pattern CITING = Pattern.compile(
            "gmail_quote|yahoo_quoted|protonmail_quote|tutanota_quote|zmail_extra|iosymail|mail-quote-collapse|quoted-text|cite");
    private static final Pattern HISTORY =
            Pattern.compile("divrplyfwdmsg|appendonsend|outlookmessageheader|ms-outlook-mobile-reference-message|"
                    + "mail-editor-reference-message-container|olk_src_body_section|replyforwardmessage");
    private static final Pattern SIGNING = Pattern.compile(
            "gmail_signature|moz-signature|signature|ms-outlook-mobile-signature|protonmail_signature_block|"
                    + "applemailsignature|lineBreakAtBeginningOfSignature|yahoo_signature|mobile_signature",
            Pattern.CASE_INSENSITIVE);

    private Markup() {}

    static boolean isHidden(Element element) {
        if (NEVER_SHOWN.contains(element.normalName()) || element.hasAttr("hidden")) {
            return true;
        }
        String style = style(element);
        return !style.isEmpty() && HIDING.matcher(style).find() && !style.contains("mso-element");
    }

    private static String style(Element element) {
        String style = element.attr("style");
        return style.isEmpty() || style.length() > 2_000
                ? ""
                : style.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    }

    /** How many line ends stand before and after: Outlook's paragraphs have no margin. */
    static int linesAround(Element element) {
        String tag = element.normalName();
        if (PARAGRAPHS.contains(tag)) {
            boolean tight = tag.equals("p")
                    && (hasClass(element, "MsoNormal") || style(element).contains("margin:0"));
            boolean inList = (tag.equals("ul") || tag.equals("ol"))
                    && element.parent() != null
                    && element.parent().normalName().equals("li");
            return tight || inList || isInCell(element) ? 1 : 2;
        }
        return BLOCKS.contains(tag) ? 1 : 0;
    }

    private static boolean isInCell(Element element) {
        Element parent = element.parent();
        return parent != null
                && (parent.normalName().equals("td") || parent.normalName().equals("li"));
    }

    private static boolean hasClass(Element element, String name) {
        return element.attr("class").contains(name);
    }

    static String bullet(Element item) {
        Element list = item.parent();
        int depth = 0;
        for (Element up = list; up != null && depth < 10; up = up.parent()) {
            depth += up.normalName().equals("ul") || up.normalName().equals("ol") ? 1 : 0;
        }
        boolean numbered = list != null && list.normalName().equals("ol");
        String sign = numbered ? (number(item) + ". ") : "- ";
        return "  ".repeat(Math.max(0, depth - 1)) + sign;
    }

    private static int number(Element item) {
        int number = 1;
        Element before = item.previousElementSibling();
        while (before != null && number < 200) {
            number += before.normalName().equals("li") ? 1 : 0;
            before = before.previousElementSibling();
        }
        return number;
    }

    static boolean isPreformatted(Element element) {
        String tag = element.normalName();
        return tag.equals("pre") || tag.equals("textarea") || style(element).contains("white-space:pre");
    }

    /** A picture that stands for a character, as mail programs show emoji. */
    static Optional<String> pictogram(Element image) {
        String text = image.attr("alt").strip();
        boolean isSign = !text.isEmpty() && text.length() <= 8 && text.chars().allMatch(c -> c > 0x2000);
        return isSign ? Optional.of(text) : Optional.empty();
    }

    static Optional<Role> role(Element element) {
        String id = element.id().toLowerCase(Locale.ROOT).replaceFirst("^(?:x_)+", "");
        String names = element.attr("class").toLowerCase(Locale.ROOT);
        if (element.normalName().equals("blockquote")) {
            boolean cites = element.attr("type").equalsIgnoreCase("cite")
                    || element.attr("cite").startsWith("mid:")
                    || CITING.matcher(names).find();
            return Optional.of(cites ? Role.CITED : Role.BLOCKQUOTE);
        }
        if (names.isEmpty() && id.isEmpty() && !element.hasAttr("data-smartmail")) {
            return Optional.empty();
        }
        return ofNames(names, id, element.attr("data-smartmail"));
    }

    private static Optional<Role> ofNames(String names, String id, String smart) {
        if (names.contains("gmail_attr") || names.contains("moz-cite-prefix")) {
            return Optional.of(Role.ATTRIBUTION);
        }
        if (names.contains("moz-forward-container")) {
            return Optional.of(Role.FORWARDED);
        }
        if (HISTORY.matcher(id).find() || HISTORY.matcher(names).find()) {
            return Optional.of(Role.HISTORY);
        }
        boolean quotes = names.contains("yahoo_quoted")
                || names.contains("protonmail_quote")
                || names.contains("tutanota_quote")
                || names.contains("zmail_extra")
                || id.contains("yahoo_quoted");
        if (quotes) {
            return Optional.of(Role.CITED);
        }
        boolean signs = SIGNING.matcher(names).find()
                || SIGNING.matcher(id).find()
                || SIGNING.matcher(smart).find();
        return signs ? Optional.of(Role.SIGNATURE) : Optional.empty();
    }
}
