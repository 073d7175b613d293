package dev.rapport.capture.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the encoded words of header fields (RFC 2047), the broken ones too.
 *
 * <p>Adjacent words of one character set are joined as bytes before they are read, since many mailers split within a
 * character, which section 5 forbids. A word whose end is missing goes to the end of the text.
 */
final class EncodedWords {

    private static final Pattern WORD =
            Pattern.compile("=\\?([^?\\s]{1,60}+)\\?([bBqQ])\\?([^?]*+)(?:\\?(?:=|$)|$)(\\s*+)");

    private EncodedWords() {}

    static String read(String text) {
        if (!text.contains("=?")) {
            return text;
        }
        StringBuilder read = new StringBuilder(text.length());
        ByteArrayOutputStream pending = new ByteArrayOutputStream();
        String charset = "";
        String space = "";
        int at = 0;
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            boolean adjacent = word.start() == at && at > 0 && pending.size() > 0;
            String wordCharset = word.group(1).replaceFirst("\\*.*", "").toLowerCase(Locale.ROOT);
            if (!adjacent || !wordCharset.equals(charset)) {
                flush(pending, charset, read);
                read.append(adjacent ? "" : space).append(text, at, word.start());
            }
            charset = wordCharset;
            pending.writeBytes(bytes(word.group(2), word.group(3)));
            space = word.group(4);
            at = word.end();
        }
        flush(pending, charset, read);
        return read.append(at < text.length() ? space : "")
                .append(text, at, text.length())
                .toString();
    }

    private static void flush(ByteArrayOutputStream pending, String charset, StringBuilder into) {
        if (pending.size() > 0) {
            into.append(MailCharsets.decode(pending.toByteArray(), charset));
            pending.reset();
        }
    }

    private static byte[] bytes(String encoding, String text) {
        return encoding.equalsIgnoreCase("b") ? LenientBase64.decode(text) : quoted(text);
    }

    private static byte[] quoted(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (c == '=' && high >= 0 && low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else if (c == '_') {
                bytes.write(' ');
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
