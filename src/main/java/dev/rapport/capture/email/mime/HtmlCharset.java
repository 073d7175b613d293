package dev.rapport.capture.email.mime;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the character set that an HTML page states in its {@code meta}, for mail whose header does not. */
final class HtmlCharset {

    private static final int LOOK = 2_048;
    private static final Pattern META =
            Pattern.compile("<meta[^>]{0,200}?charset\\s*=\\s*[\"']?([A-Za-z0-9_.:-]{2,40})", Pattern.CASE_INSENSITIVE);

    private HtmlCharset() {}

    static @Nullable String of(byte[] page) {
        String head = new String(page, 0, Math.min(page.length, LOOK), StandardCharsets.ISO_8859_1);
        Matcher meta = META.matcher(head);
        return meta.find() ? meta.group(1) : null;
    }
}
