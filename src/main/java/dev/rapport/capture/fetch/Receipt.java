package dev.rapport.capture.fetch;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a server answered. */
sealed interface Receipt {

    /** That was all. */
    record Ended(Fetched fetched) implements Receipt {}

    /** It points elsewhere. */
    record Elsewhere(String location) implements Receipt {}

    /** The connection ended before all was there; what came is kept. */
    final class Cut extends IOException {
        private static final long serialVersionUID = 1;

        Cut(String message, @Nullable IOException cause) {
            super(message, cause);
        }
    }
}
