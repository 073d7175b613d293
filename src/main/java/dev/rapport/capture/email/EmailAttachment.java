package dev.rapport.capture.email;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that came with a message. Its bytes are read from the message each time, and stand nowhere else.
 *
 * @param filename for showing and downloading: without a path, without signs that do harm; never empty
 * @param givenName as the sender wrote it; null where they did not
 * @param declaredType the media type that the message states
 * @param detectedType what the first bytes say; {@code application/octet-stream} where they say nothing
 * @param size in bytes, decoded
 * @param sha256 of the decoded bytes, in lower-case hexadecimal; under it they are stored
 * @param inline whether it is shown within the text, as pictures are
 * @param contentId by which the HTML refers to it; null where it does not
 */
public record EmailAttachment(
        String filename,
        @Nullable String givenName,
        String declaredType,
        String detectedType,
        long size,
        String sha256,
        boolean inline,
        @Nullable String contentId,
        Content content) {

    private static final String UNKNOWN = "application/octet-stream";

    /** Where the bytes come from. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** What to call its kind: what the message states, unless that says nothing. */
    public String mediaType() {
        return declaredType.equals(UNKNOWN) ? detectedType : declaredType;
    }
}
