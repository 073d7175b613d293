package dev.rapport.capture.email.mime;

import java.io.InputStream;
import java.util.Locale;
import org.eclipse.angus.mail.util.UUDecoderStream;

/**
 * Undoes a Content-Transfer-Encoding (RFC 2045, 6), unless the content is plainly not so encoded.
 *
 * <p>Unknown names mean none, as most mailers read them; junk within base64 is passed over.
 */
final class TransferCoding {

    private static final int LOOK = 1_000;

    private TransferCoding() {}

    static InputStream open(MailBytes bytes, int start, int end, String declared) {
        InputStream raw = bytes.open(start, end);
        return switch (name(declared)) {
            case "base64", "b", "base-64" -> isBase64(bytes, start, end) ? new LenientBase64(raw) : raw;
            case "quoted-printable", "q", "quotedprintable", "qp" -> new LenientQuotedPrintable(raw);
            case "uuencode", "x-uuencode", "uue", "x-uue" -> new UUDecoderStream(raw, true, true);
            default -> raw;
        };
    }

    private static String name(String declared) {
        String name = declared.strip().toLowerCase(Locale.ROOT).replace("\"", "");
        int end = 0;
        while (end < name.length() && name.charAt(end) != ';' && name.charAt(end) != ' ') {
            end++;
        }
        return name.substring(0, end);
    }

    /** Of base64, hardly any character is another one; text has spaces within its lines and full stops. */
    private static boolean isBase64(MailBytes bytes, int start, int end) {
        int to = Math.min(end, start + LOOK);
        int other = 0;
        int spaces = 0;
        for (int i = start; i < to; i++) {
            byte b = bytes.at(i);
            other += LenientBase64.isOfBase64(b) ? 0 : 1;
            spaces += b == ' ' ? 1 : 0;
        }
        int looked = to - start;
        return (other + spaces) * 12 <= looked || looked < 12;
    }
}
