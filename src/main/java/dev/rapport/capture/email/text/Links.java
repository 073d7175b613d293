package dev.rapport.capture.email.text;

import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;

/**
 * Decides whether the target of a link belongs into the readable text.
 *
 * <p>It does where the text does not already say it, and it is short enough that a person could read it: long ones
 * are for counting clicks.
 */
final class Links {

    private static final int LONGEST = 120;

    private Links() {}

    static Optional<String> worthShowing(Element link) {
        String target = link.attr("href").strip();
        String text = link.text().strip();
        if (text.isEmpty() || target.isEmpty() || target.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = target.toLowerCase(Locale.ROOT);
        if (lower.startsWith("mailto:")) {
            String address = target.substring(7).replaceFirst("\\?.*", "");
            return says(text, address) ? Optional.empty() : Optional.of(address);
        }
        boolean isWeb = lower.startsWith("http://") || lower.startsWith("https://");
        return isWeb && !says(text, bare(target)) ? Optional.of(target) : Optional.empty();
    }

    private static boolean says(String text, String target) {
        String plain = bare(text.toLowerCase(Locale.ROOT));
        String wanted = target.toLowerCase(Locale.ROOT);
        return plain.contains(wanted) || (wanted.startsWith(plain) && plain.contains("."));
    }

    private static String bare(String url) {
        return url.replaceFirst("(?i)^https?://(?:www\\.)?", "")
                .replaceFirst("^www\\.", "")
                .replaceFirst("/+$", "");
    }
}
