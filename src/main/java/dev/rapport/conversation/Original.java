package dev.rapport.conversation;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of something as it was received, never changed.
 *
 * @param sha256 in lower-case hexadecimal digits; its name in the media store
 * @param size in bytes
 * @param mediaType what it is, as far as that is known; for sound without a header, what it was said to be, with its
 *     parameters: "audio/PCMU;rate=8000"
 */
public record Original(String sha256, long size, @Nullable String mediaType) {

    public Original {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a SHA-256 in lower-case hexadecimal digits: " + sha256);
        }
    }

    /** Bytes of which no more is known. */
    public Original(String sha256, long size) {
        this(sha256, size, null);
    }

    /** The same bytes, known to be this. */
    public Original as(@Nullable String type) {
        return new Original(sha256, size, type);
    }
}
