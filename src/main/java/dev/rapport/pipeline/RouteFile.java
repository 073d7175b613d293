package dev.rapport.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What became of one file of {@code routes/}.
 *
 * @param routes the ids of the routes that are in force because of it
 * @param off those of them that are switched off
 * @param at when it was last looked at anew
 * @param reason why it is broken, or empty
 * @param version which state of the file that was
 */
public record RouteFile(
        String name, List<String> routes, Set<String> off, Instant at, String reason, RouteFolder.Version version) {

    public RouteFile {
        routes = List.copyOf(routes);
        off = Set.copyOf(off);
    }

    RouteFile(String name, List<String> routes, Instant at, String reason, RouteFolder.Version version) {
        this(name, routes, Set.of(), at, reason, version);
    }

    /** The same, of which these routes are switched off now. */
    RouteFile withOff(Set<String> nowOff) {
        return new RouteFile(name, routes, nowOff, at, reason, version);
    }

    public boolean broken() {
        return !reason.isEmpty();
    }

    /** Whether it brings things in, rather than carrying them along. */
    public boolean source() {
        return name.startsWith("capture-");
    }
}
