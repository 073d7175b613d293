package dev.rapport.capture.email.mime;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A header field with parameters, such as {@code Content-Type} and {@code Content-Disposition} (RFC 2045, 5.1).
 *
 * <p>Names of files come in many ways: continued and with their character set (RFC 2231), as encoded words, which RFC 2047
 * forbids there, as bare 8-bit characters, unquoted with spaces. All are read.
 *
 * @param value in lower case, such as {@code text/plain}; empty where there is none
 * @param parameters by name in lower case
 */
public record ContentHeader(String value, Map<String, String> parameters) {

    private static final Pattern PARAMETER = Pattern.compile(
            "\\s*+([^=;\\s\"]{1,60}+)\\s*+=\\s*+(?:\"((?:[^\"\\\\]++|\\\\.){0,1000}+)\"?+[^;]*+|([^;]*+));?+",
            Pattern.DOTALL);
    private static final Pattern CONTINUED = Pattern.compile("([^*]{1,60}+)\\*(?:([0-9]{1,3}+)(\\*)?)?");
    private static final int MOST_PARAMETERS = 500;
    private static final int LONGEST = 20_000;

    public ContentHeader {
        parameters = Map.copyOf(parameters);
    }

    /** @param field one character per byte, unfolded */
    static ContentHeader read(String field) {
        String raw = field.substring(0, Math.min(field.length(), LONGEST));
        int semicolon = raw.indexOf(';');
        String value = semicolon < 0 ? raw : raw.substring(0, semicolon);
        String rest = semicolon < 0 ? "" : raw.substring(semicolon + 1);
        Map<String, String> plain = new HashMap<>();
        Map<String, TreeMap<Integer, String>> pieces = new HashMap<>();
        Matcher parameter = PARAMETER.matcher(rest);
        int at = 0;
        int count = 0;
        while (at < rest.length() && count++ < MOST_PARAMETERS) {
            if (!parameter.region(at, rest.length()).lookingAt()) {
                int next = rest.indexOf(';', at);
                at = next < 0 ? rest.length() : next + 1;
                continue;
            }
            at = parameter.end();
            String quoted = parameter.group(2);
            String text = quoted == null ? parameter.group(3).strip() : quoted.replaceAll("\\\\(.)", "$1");
            collect(parameter.group(1).toLowerCase(Locale.ROOT), text, plain, pieces);
        }
        pieces.forEach((name, parts) -> plain.put(name, joined(parts)));
        return new ContentHeader(value.strip().toLowerCase(Locale.ROOT).replaceAll("\\s", ""), plain);
    }

    private static void collect(
            String name, String text, Map<String, String> plain, Map<String, TreeMap<Integer, String>> pieces) {
        Matcher continued = CONTINUED.matcher(name);
        if (!continued.matches()) {
            plain.putIfAbsent(name, decoded(text));
            return;
        }
        String number = continued.group(2);
        boolean encoded = number == null || continued.group(3) != null;
        pieces.computeIfAbsent(continued.group(1), key -> new TreeMap<>())
                .putIfAbsent(number == null ? 0 : Integer.parseInt(number), (encoded ? "*" : " ") + text);
    }

    private static String decoded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return EncodedWords.read(MailCharsets.isAscii(bytes) ? text : MailCharsets.decode(bytes, null));
    }

    /** Joins the pieces as bytes, since a piece may end within a character. */
    private static String joined(TreeMap<Integer, String> pieces) {
        StringBuilder bytes = new StringBuilder();
        String charset = null;
        for (Map.Entry<Integer, String> piece : pieces.entrySet()) {
            String text = piece.getValue().substring(1);
            if (piece.getValue().charAt(0) != '*') {
                bytes.append(text);
                continue;
            }
            int first = text.indexOf('\'');
            int second = first < 0 ? -1 : text.indexOf('\'', first + 1);
            if (charset == null && second >= 0) {
                charset = text.substring(0, first);
                text = text.substring(second + 1);
            }
            bytes.append(unescaped(text));
        }
        byte[] raw = bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
        return EncodedWords.read(MailCharsets.decode(raw, charset));
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (text.charAt(i) == '%' && high >= 0 && low >= 0) {
                plain.append((char) (high << 4 | low));
                i += 2;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }
}
