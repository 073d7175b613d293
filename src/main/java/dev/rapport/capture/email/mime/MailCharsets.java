package dev.rapport.capture.email.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes text of bytes by the character set that they name, or, where that is wrong, missing or unknown, by their look.
 *
 * <p>The order: a byte order mark; UTF-8, where the bytes are strictly that, go beyond ASCII and nothing but a superset of
 * ASCII was named (text in another character set is hardly ever UTF-8 by accident); what was named, if it fits; then {@link CharsetGuess}. Names are
 * read as browsers do (WHATWG Encoding Standard): {@code iso-8859-1} is windows-1252, {@code gb2312} is GB18030.
 */
final class MailCharsets {

    static final Charset WESTERN = Charset.forName("windows-1252");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("ascii", "windows-1252"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("iso-8859-6-i", "ISO-8859-6"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("hz-gb-2312", "GB18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("cp-850", "IBM850"),
            Map.entry("utf8", "UTF-8"),
            Map.entry("utf-8n", "UTF-8"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"),
            Map.entry("macintosh", "x-MacRoman"));

    private MailCharsets() {}

    /** @param declared what the message says, if it does; wrong and unknown names do no harm */
    static String decode(byte[] bytes, @Nullable String declared) {
        String name = declared == null
                ? ""
                : declared.strip().toLowerCase(Locale.ROOT).replaceAll("[\"']", "");
        if (name.contains("utf-7") || name.equals("unicode-1-1-utf-7")) {
            return Utf7.decode(new String(bytes, StandardCharsets.US_ASCII));
        }
        if (bytes.length > 1 && (isMark(bytes, 0xFF, 0xFE) || isMark(bytes, 0xFE, 0xFF))) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        Optional<Charset> known = named(name);
        if (isAscii(bytes)) {
            boolean plain = known.isEmpty() || known.get().equals(StandardCharsets.UTF_8) || isWestern(known.get());
            return plain && !CharsetGuess.hasJapaneseEscape(bytes)
                    ? new String(bytes, StandardCharsets.US_ASCII)
                    : strict(bytes, known.orElse(StandardCharsets.UTF_8)).orElseGet(() -> CharsetGuess.decode(bytes));
        }
        Optional<String> utf8 = strict(bytes, StandardCharsets.UTF_8).map(MailCharsets::withoutMark);
        if (utf8.isPresent() && known.map(MailCharsets::isWestern).orElse(true)) {
            return utf8.get();
        }
        return known.filter(charset -> !name.contains("ascii"))
                .flatMap(charset -> strict(bytes, charset))
                .or(() -> utf8)
                .map(MailCharsets::withoutMark)
                .orElseGet(() -> mostly(bytes, known.orElse(StandardCharsets.UTF_8)));
    }

    /** A few wrong bytes are damage; many are another character set. */
    private static String mostly(byte[] bytes, Charset charset) {
        String read = new String(bytes, charset);
        long wrong = read.chars().filter(c -> c == '\uFFFD').count();
        long beyond = read.chars().filter(c -> c > 127).count();
        return wrong * 10 > beyond || isWestern(charset) ? CharsetGuess.decode(bytes) : withoutMark(read);
    }

    static Optional<String> strict(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty(); // it is not of this character set
        }
    }

    private static Optional<Charset> named(String name) {
        if (name.isEmpty() || name.length() > 60) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(
                            NAMES.getOrDefault(name, name.startsWith("cp-") ? "cp" + name.substring(3) : name)))
                    .filter(Charset::canEncode);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no such name
        }
    }

    private static boolean isWestern(Charset charset) {
        return charset.equals(WESTERN) || charset.equals(StandardCharsets.US_ASCII);
    }

    private static boolean isMark(byte[] bytes, int first, int second) {
        return (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
