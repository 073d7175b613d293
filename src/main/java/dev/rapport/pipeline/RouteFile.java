package dev.rapport.pipeline;

import java.time.Instant;
import java.util.List;

/**
 * What became of one file of {@code routes/}.
 *
 * @param routes the ids of the routes that are in force because of it
 * @param at when it was last looked at anew
 * @param reason why it is broken, or empty
 * @param version which state of the file that was
 */
public record RouteFile(String name, List<String> routes, Instant at, String reason, RouteFolder.Version version) {

    public boolean broken() {
        return !reason.isEmpty();
    }

    /** Whether it brings things in, rather than carrying them along. */
    public boolean source() {
        return name.startsWith("capture-");
    }
}
