package dev.rapport.capture.email.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** Makes patterns of lists of words, any case, in any script. */
final class Words {

    static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern SHOWN = Pattern.compile("[*_]{1,2}(?=\\S)|(?<=\\S)[*_]{1,2}");

    private Words() {}

    /** @param alternatives as in a regular expression, with {@code |} between them */
    static Pattern pattern(String before, String alternatives, String after) {
        return Pattern.compile(before + "(?:" + alternatives + ")" + after, FLAGS);
    }

    /** Without the signs by which mailers show bold and italics in plain text. */
    static String plain(String line) {
        return line.indexOf('*') < 0 && line.indexOf('_') < 0
                ? line.strip()
                : SHOWN.matcher(line).replaceAll("").strip();
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
