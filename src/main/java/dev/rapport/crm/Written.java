package dev.rapport.crm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of a person's writing can be kept: without blanks around it, without control characters (PostgreSQL takes
 * no NUL), and not without bounds. An {@link IllegalArgumentException} names what can not.
 */
final class Written {

    /** In UTF-16 units; nothing that a person types is longer. */
    static final int MAX_LENGTH = 10_000;

    private static final int MAX_ENTRIES = 200;
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern AROUND_HOST = Pattern.compile("^[a-z][a-z0-9+.-]*://|^@|^www\\.|[/?#].*$");

    private Written() {}

    static String name(String text, String of) {
        String name = BLANKS.matcher(text(text, "name")).replaceAll(" ").strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name is blank; give the " + of + " a name");
        }
        return name;
    }

    /** Null for what is blank. */
    static @Nullable String orNull(@Nullable String text, String what) {
        String kept = text == null ? "" : text(text, what);
        return kept.isEmpty() ? null : kept;
    }

    static List<String> list(List<String> texts, String what) {
        if (texts.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException(what + " has " + texts.size() + " entries; give at most " + MAX_ENTRIES);
        }
        return texts.stream()
                .map(text -> text(text, what))
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
    }

    /** Of an address of the web, the host alone. */
    static List<String> domains(List<String> domains) {
        return list(domains, "domains").stream()
                .map(domain -> AROUND_HOST
                        .matcher(AROUND_HOST
                                .matcher(domain.toLowerCase(Locale.ROOT))
                                .replaceAll(""))
                        .replaceAll(""))
                .filter(domain -> !domain.isEmpty())
                .distinct()
                .toList();
    }

    /** Blank values are left away. */
    static Map<String, String> fields(Map<String, String> fields) {
        Map<String, String> kept = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            String text = text(value, name);
            if (!text.isEmpty()) {
                kept.put(fieldName(name), text);
            }
        });
        if (kept.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException("fields has " + kept.size() + " entries; give at most " + MAX_ENTRIES);
        }
        return kept;
    }

    static String fieldName(String name) {
        String kept =
                BLANKS.matcher(text(name, "a field's name")).replaceAll(" ").strip();
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("a field's name is blank; give it one");
        }
        return kept;
    }

    /** As much of a name of a file as can be kept; nobody uses it as a path. */
    static String filename(String name) {
        String kept = CONTROLS.matcher(name).replaceAll("").strip();
        return kept.length() > 255 ? kept.substring(0, 255) : kept;
    }

    /** Of a text in UTF-8, in hexadecimal digits. */
    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String text(String text, String what) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    what + " has " + text.length() + " characters; give at most " + MAX_LENGTH);
        }
        return CONTROLS.matcher(text).replaceAll("").strip();
    }
}
