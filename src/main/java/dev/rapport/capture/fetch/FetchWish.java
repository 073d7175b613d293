package dev.rapport.capture.fetch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What is to be fetched.
 *
 * @param url as it was given, by whomever
 * @param login null where everybody may have it
 * @param maxBytes how large it may be
 */
public record FetchWish(URI url, @Nullable FetchLogin login, long maxBytes) {

    public FetchWish {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("Nothing can be fetched into " + maxBytes + " bytes");
        }
    }

    public static FetchWish of(URI url, long maxBytes) {
        return new FetchWish(url, null, maxBytes);
    }
}
