package dev.rapport.capture.email;

import java.io.ByteArrayOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes files out of text that stand in it as uuencode, as mail did before MIME. */
final class Uuencoded {

    private static final Pattern BEGIN = Pattern.compile("(?m)^begin(?:-base64)? [0-7]{3,4} ?([^\\n]{0,200})\\n");
    private static final int MOST = 50;

    private Uuencoded() {}

    /** Hands each file over, and answers the text without them. */
    static String extract(String text, FoundFiles files) {
        if (!text.contains("begin ")) {
            return text;
        }
        StringBuilder rest = new StringBuilder();
        int at = 0;
        Matcher begin = BEGIN.matcher(text);
        for (int count = 0; count < MOST && at <= text.length() && begin.find(at); count++) {
            int end = text.indexOf("\nend", begin.end() - 1);
            int firstLine = begin.end();
            if (end < 0 || firstLine >= text.length() || text.charAt(firstLine) < '!' || text.charAt(firstLine) > '`') {
                break;
            }
            files.add(
                    begin.group(1).strip(),
                    "application/octet-stream",
                    decode(text.substring(firstLine, Math.max(firstLine, end))));
            rest.append(text, at, begin.start());
            int lineEnd = text.indexOf('\n', end + 1);
            at = lineEnd < 0 ? text.length() : lineEnd + 1;
        }
        return rest.append(text, Math.min(at, text.length()), text.length()).toString();
    }

    private static byte[] decode(String lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(lines.length());
        lines.lines().filter(line -> !line.isEmpty()).forEach(line -> decodeLine(line, bytes));
        return bytes.toByteArray();
    }

    private static void decodeLine(String line, ByteArrayOutputStream bytes) {
        int left = value(line.charAt(0));
        for (int i = 1; i < line.length() && left > 0; i += 4) {
            int bits = 0;
            for (int j = 0; j < 4; j++) {
                bits = bits << 6 | (i + j < line.length() ? value(line.charAt(i + j)) : 0);
            }
            for (int shift = 16; shift >= 0 && left > 0; shift -= 8, left--) {
                bytes.write(bits >> shift);
            }
        }
    }

    private static int value(char c) {
        return c - ' ' & 0x3F;
    }
}
