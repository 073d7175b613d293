package dev.rapport.language.value;

import dev.rapport.language.EmailAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads addresses of mail and of pages, as they are written; as they are said, {@link SpokenAddress} does. */
final class ElectronicReader implements KindReader {

    private static final int LONGEST = 2_000;
    private static final int LONGEST_NAME = 66;
    private static final Pattern EMAIL = Pattern.compile(
            "[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\\p{L}0-9](?:[\\p{L}0-9-]{0,61}[\\p{L}0-9])?(?:\\.[\\p{L}0-9](?:[\\p{L}0-9-]{0,61}[\\p{L}0-9])?)+");
    private static final Pattern URL = Pattern.compile(
            "(?i)(?:https?://|ftp://)[^\\s<>\"]{2,2000}|www\\.[\\p{L}0-9-]{1,63}(?:\\.[\\p{L}0-9-]{1,63})+(?::\\d{1,5})?(?:[/?#][^\\s<>\"]*)?"
                    + "|[\\p{L}0-9](?:[\\p{L}0-9-]{0,61}[\\p{L}0-9])?(?:\\.[\\p{L}0-9-]{1,63}){0,4}\\.([a-z]{2,6})(?::\\d{1,5})?(?:/[^\\s<>\"]*)?");
    private static final String TRAILING = ".,;:!?)]}'\"”’*_";

    @Override
    public Optional<Found> read(Text text, int at) {
        return text.glued(at) && !text.is(at - 1, java.util.Set.of("(", "<", "\"", "'", "[", ":", ",", "“"))
                ? Optional.empty()
                : email(text, at).or(() -> url(text, at)).or(() -> SpokenAddress.read(text, at));
    }

    private static Optional<Found> email(Text text, int at) {
        return !comes(text, at, '@', '@')
                ? Optional.empty()
                : match(EMAIL, text, at)
                        .flatMap(written -> EmailAddress.read(written)
                                .map(address -> Found.asItStands(
                                        tokenAfter(text, at, written.length()), new Value.Email(address), 0.99)));
    }

    private static Optional<Found> url(Text text, int at) {
        return (text.isWord(at) || text.isDigits(at)) && comes(text, at, '.', ':')
                ? match(URL, text, at)
                        .map(ElectronicReader::trimmed)
                        .filter(ElectronicReader::isPage)
                        .map(url -> Found.asItStands(tokenAfter(text, at, url.length()), new Value.Url(url), 0.95))
                : Optional.empty();
    }

    /** Whether one of the signs comes before the next blank, within the longest name of a host. */
    private static boolean comes(Text text, int at, char sign, char other) {
        int end = Math.min(text.text().length(), text.start(at) + LONGEST_NAME);
        for (int i = text.start(at);
                i < end && !Character.isWhitespace(text.text().charAt(i));
                i++) {
            if (text.text().charAt(i) == sign || text.text().charAt(i) == other) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> match(Pattern pattern, Text text, int at) {
        Matcher matcher = pattern.matcher(text.text());
        int start = text.start(at);
        matcher.region(start, Math.min(text.text().length(), start + LONGEST));
        return matcher.lookingAt() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private static String trimmed(String url) {
        int end = url.length();
        while (end > 0 && TRAILING.indexOf(url.charAt(end - 1)) >= 0 && !isBalanced(url.substring(0, end))) {
            end--;
        }
        return url.substring(0, end);
    }

    private static boolean isBalanced(String url) {
        return url.endsWith(")") && url.indexOf('(') >= 0;
    }

    /** Without a scheme or www, only what ends in a domain that is common: "end.Then" is none. */
    private static boolean isPage(String url) {
        if (url.contains("://") || url.regionMatches(true, 0, "www.", 0, 4)) {
            return url.length() > 4;
        }
        String host = url.split("[/:?#]", 2)[0];
        String last = host.substring(host.lastIndexOf('.') + 1);
        return host.indexOf('.') > 0
                && Domains.isCommon(last)
                && !host.substring(0, host.indexOf('.')).isEmpty();
    }

    private static int tokenAfter(Text text, int at, int length) {
        int end = at;
        while (end < text.size() && text.start(end) < text.start(at) + length) {
            end++;
        }
        return end;
    }
}
