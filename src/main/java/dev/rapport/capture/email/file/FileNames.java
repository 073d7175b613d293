package dev.rapport.capture.email.file;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes names of files harmless: the last step of a path, without signs that a file system, a header or a screen would
 * take for something else.
 *
 * <p>Such a name is for showing and downloading. Nothing is ever stored under it.
 */
public final class FileNames {

    private static final int LONGEST = 120;
    private static final int LONGEST_EXTENSION = 12;
    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("text/plain", "txt"),
            Map.entry("text/html", "html"),
            Map.entry("text/calendar", "ics"),
            Map.entry("text/csv", "csv"),
            Map.entry("message/rfc822", "eml"),
            Map.entry("message/delivery-status", "txt"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("image/gif", "gif"),
            Map.entry("application/pgp-signature", "asc"),
            Map.entry("application/pkcs7-signature", "p7s"),
            Map.entry("application/zip", "zip"));

    private FileNames() {}

    /**
     * What to call a file.
     *
     * @param given as the sender wrote it
     * @param number of the file in its message, from 1: names it where the sender did not
     */
    public static String shown(@Nullable String given, String mediaType, int number) {
        String name = given == null ? "" : clean(given);
        return name.isEmpty() ? "attachment-" + number + "." + EXTENSIONS.getOrDefault(mediaType, "bin") : name;
    }

    private static String clean(String given) {
        String step = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String name = Normalizer.normalize(step, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "")
                .replaceAll("[<>:\"|?*]", "_")
                .strip()
                .replaceFirst("^\\.+", "")
                .replaceFirst("[. ]+$", "");
        if (name.length() <= LONGEST) {
            return name;
        }
        String extension = extension(name);
        return name.substring(0, LONGEST - extension.length() - 1) + (extension.isEmpty() ? "" : "." + extension);
    }

    /** The extension in lower case, letters and digits only; empty where there is none. */
    public static String extension(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return extension.length() <= LONGEST_EXTENSION && extension.matches("[a-z0-9]+") ? extension : "";
    }
}
