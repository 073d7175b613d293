package dev.rapport.capture.fetch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What became of a {@link FetchWish}. */
public sealed interface Fetched {

    /**
     * It is whole, and on disk.
     *
     * @param size in bytes
     * @param mediaType as its server says; null where it does not, or where an earlier try fetched it
     */
    record Got(Path file, long size, @Nullable String mediaType) implements Fetched {}

    /**
     * It cannot be had.
     *
     * @param reason for people to read: the thing and the remedy
     */
    record Refused(Why why, String reason) implements Fetched {}

    /** The kinds of reasons. */
    enum Why {
        /** Its address, or one that it redirects to, is none that we ask. */
        FORBIDDEN,
        /** There is nothing at that address: 404 or 410. It may yet come, where its sender says so. */
        GONE,
        /** The server does not give it to us: 401 or 403. */
        DENIED,
        TOO_LARGE,
        /** The server answers with what makes no sense here. */
        UNUSABLE
    }
}
