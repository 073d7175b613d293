package dev.rapport.capture.email.mime;

import java.nio.charset.StandardCharsets;

/** Reads UTF-7 (RFC 2152), which Java lacks and old mail has. */
final class Utf7 {

    private Utf7() {}

    static String decode(String text) {
        StringBuilder read = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '+') {
                read.append(c);
                continue;
            }
            int end = at;
            while (end < text.length() && isShifted(text.charAt(end))) {
                end++;
            }
            read.append(end == at ? "+" : shifted(text.substring(at, end)));
            at = end < text.length() && text.charAt(end) == '-' ? end + 1 : end;
        }
        return read.toString();
    }

    private static String shifted(String base64) {
        byte[] bytes = LenientBase64.decode(base64);
        return new String(bytes, 0, bytes.length & ~1, StandardCharsets.UTF_16BE);
    }

    private static boolean isShifted(char c) {
        return c == '+' || c == '/' || (c < 128 && Character.isLetterOrDigit(c));
    }
}
