package dev.rapport.conversation;

/**
 * The bytes of something as it was received, never changed.
 *
 * @param sha256 in lower-case hexadecimal digits; its name in the media store
 * @param size in bytes
 */
public record Original(String sha256, long size) {

    public Original {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("Not a SHA-256 in lower-case hexadecimal digits: " + sha256);
        }
    }
}
