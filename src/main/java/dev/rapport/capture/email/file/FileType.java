package dev.rapport.capture.email.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what a file is by its first bytes, as far as they tell; what the sender or the name says is often wrong.
 *
 * <p>Sources: the formats' own definitions, as IANA's and the WHATWG's (MIME Sniffing) lists give them.
 */
public final class FileType {

    /** How many first bytes are looked at. */
    public static final int BYTES = 4_096;

    public static final String UNKNOWN = "application/octet-stream";

    private record Magic(int at, String bytes, String type) {}

    private static final List<Magic> MAGIC = List.of(
            new Magic(0, "%PDF-", "application/pdf"),
            new Magic(0, "\u0089PNG\r\n", "image/png"),
            new Magic(0, "\u00FF\u00D8\u00FF", "image/jpeg"),
            new Magic(0, "GIF8", "image/gif"),
            new Magic(0, "BM", "image/bmp"),
            new Magic(0, "II*\0", "image/tiff"),
            new Magic(0, "MM\0*", "image/tiff"),
            new Magic(8, "WEBP", "image/webp"),
            new Magic(8, "WAVE", "audio/wav"),
            new Magic(4, "ftyp", "video/mp4"),
            new Magic(0, "ID3", "audio/mpeg"),
            new Magic(0, "OggS", "audio/ogg"),
            new Magic(0, "fLaC", "audio/flac"),
            new Magic(0, "{\\rtf", "application/rtf"),
            new Magic(0, "\u001F\u008B", "application/gzip"),
            new Magic(0, "7z\u00BC\u00AF", "application/x-7z-compressed"),
            new Magic(0, "Rar!", "application/vnd.rar"),
            new Magic(0, "MZ", "application/vnd.microsoft.portable-executable"),
            new Magic(0, "\u00D0\u00CF\u0011\u00E0", "application/x-ole-storage"),
            new Magic(0, "x\u009F>\"", "application/vnd.ms-tnef"),
            new Magic(0, "BEGIN:VCALENDAR", "text/calendar"),
            new Magic(0, "BEGIN:VCARD", "text/vcard"),
            new Magic(0, "-----BEGIN PGP", "application/pgp-encrypted"));

    private static final Map<String, String> ZIPPED = Map.of(
            "word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation");

    private static final Map<String, String> ZIPPED_BY_NAME = Map.of(
            "docx", ZIPPED.get("word/"),
            "xlsx", ZIPPED.get("xl/"),
            "pptx", ZIPPED.get("ppt/"));

    private FileType() {}

    /**
     * The media type.
     *
     * @param head the first {@link #BYTES} of the file, or all of them
     * @param name tells Office documents from other zip files where the first bytes do not
     */
    public static String of(byte[] head, String name) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PK\u0003\u0004")) {
            return ofZip(text, name);
        }
        Optional<String> magic = MAGIC.stream()
                .filter(one -> text.startsWith(one.bytes(), one.at()))
                .filter(one -> !one.bytes().equals("BM") || !isText(head))
                .filter(one -> !one.bytes().equals("MZ") || !isText(head))
                .map(Magic::type)
                .findFirst();
        return magic.orElseGet(() -> isText(head) ? ofText(text) : UNKNOWN);
    }

    private static String ofZip(String text, String name) {
        return ZIPPED.entrySet().stream()
                .filter(kind -> text.contains("PK\u0003\u0004") && text.contains(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> ZIPPED_BY_NAME.getOrDefault(FileNames.extension(name), "application/zip"));
    }

    private static String ofText(String text) {
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return "text/html";
        }
        return start.startsWith("<?xml") ? "application/xml" : "text/plain";
    }

    /** Text has no control characters but white space and escapes. */
    public static boolean isText(byte[] head) {
        int end = Math.min(head.length, BYTES);
        for (byte b : Arrays.copyOf(head, end)) {
            boolean white = b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0x1B;
            if (b >= 0 && b < ' ' && !white) {
                return false;
            }
        }
        return end > 0;
    }
}
