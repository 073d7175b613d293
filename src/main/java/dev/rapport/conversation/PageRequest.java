package dev.rapport.conversation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted.
 *
 * @param limit how many entries at most, 1 to 200
 * @param cursor the {@link Page#cursor()} of the page before; null for the first page
 */
public record PageRequest(int limit, @Nullable String cursor) {

    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 200;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit is 1 to " + MAX_LIMIT + ", not " + limit);
        }
    }

    /** Where a list by time goes on; empty for the first page. */
    public Optional<Keyset> after() {
        return Optional.ofNullable(cursor).map(Keyset::of);
    }

    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }
}
