package dev.rapport.conversation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/**
 * A place in a list that runs from the newest to the oldest: the time and the identifier of the last entry shown.
 *
 * <p>Unlike an offset it stays right while new entries arrive at the top.
 *
 * @param at to the microsecond, as PostgreSQL keeps it
 */
public record Keyset(Instant at, UUID id) {

    public Keyset {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** The opaque text that goes out as a cursor. */
    public String cursor() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a cursor; an {@link IllegalArgumentException} for anything that {@link #cursor()} did not make. */
    public static Keyset of(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int space = text.indexOf(' ');
            return new Keyset(Instant.parse(text.substring(0, space)), UUID.fromString(text.substring(space + 1)));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "cursor is not one that this list gave out; leave it away to start at the newest", e);
        }
    }
}
