package dev.rapport.capture.hook;

import org.jspecify.annotations.Nullable;

/**
 * A file of a message that stays with the platform, as a call names it.
 *
 * @param message the platform's id of the message
 * @param key by which the platform gives it: an address, or an id
 * @param name as its sender called it; null where nobody says
 * @param mediaType as the platform states it; null where it does not
 */
record FileElsewhere(
        String message,
        String key,
        @Nullable String name,
        @Nullable String mediaType) {

    private static final int LONGEST_KEY = 4_000;

    /** Whether it can be asked for at all. */
    boolean isNamed() {
        return !key.isBlank() && key.length() <= LONGEST_KEY;
    }
}
