package dev.rapport.language.value;

import java.util.Optional;

/** Reads the values of one kind. */
@FunctionalInterface
interface KindReader {

    /** The longest that begins at this token, which it looks at a bounded number of tokens for; empty for none. */
    Optional<Found> read(Text text, int at);
}
