package dev.rapport.web;

import dev.rapport.capture.Ledger;
import dev.rapport.capture.SourceStates.SourceState;
import dev.rapport.conversation.Channel;
import dev.rapport.pipeline.RouteFile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A source, and how it fares.
 *
 * @param channel null where nothing came from it yet
 * @param lastAt when the last thing came; null where nothing did
 * @param file the route file that it stands in; null for what comes by requests
 * @param state RUNNING; OFF where it is switched off or not configured; TROUBLE where it cannot go on just now; or BROKEN
 *     where its file cannot be understood
 * @param reason what is wrong and what to do about it, or how it is switched on; null where it runs
 */
public record Source(
        String source,
        @Nullable Channel channel,
        long seen,
        @Nullable Instant lastAt,
        @Nullable String file,
        String state,
        @Nullable String reason) {

    /** The rows of the ledger, each with its route file; then the sources of which nothing has come yet. */
    static List<Source> all(List<Ledger.Row> ledger, List<RouteFile> files, List<SourceState> states) {
        Map<String, Source> all = new LinkedHashMap<>();
        ledger.forEach(row -> all.merge(
                row.source(),
                new Source(row.source(), row.channel(), row.seen(), row.lastAt(), null, "RUNNING", null),
                Source::and));
        files.stream()
                .filter(RouteFile::source)
                .forEach(file -> names(file).forEach(name -> put(all, name, source -> source.in(file, name))));
        states.forEach(state -> put(all, state.source(), source -> source.as(state, files)));
        states.stream()
                .filter(state -> !state.source().equals(state.route()))
                .forEach(state -> all.computeIfPresent(
                        state.route(), (name, route) -> route.seen() == 0 && route.isRunning() ? null : route));
        return List.copyOf(all.values());
    }

    private static void put(Map<String, Source> all, String name, UnaryOperator<Source> change) {
        Source none = new Source(name, null, 0, null, null, "RUNNING", null);
        all.put(name, change.apply(all.getOrDefault(name, none)));
    }

    /** Of one source, what came by two channels. */
    private Source and(Source other) {
        boolean later = lastAt == null || other.lastAt != null && other.lastAt.isAfter(lastAt);
        return new Source(
                source,
                later ? other.channel : channel,
                seen + other.seen,
                later ? other.lastAt : lastAt,
                file,
                state,
                reason);
    }

    private Source in(RouteFile routes, String name) {
        if (routes.broken()) {
            return with(routes.name(), "BROKEN", routes.reason());
        }
        return routes.off().contains(name)
                ? with(
                        routes.name(),
                        "OFF",
                        "It is switched off; the first lines of " + routes.name() + " say how to switch it on")
                : with(routes.name(), "RUNNING", null);
    }

    private Source as(SourceState now, List<RouteFile> files) {
        String itsFile = files.stream()
                .filter(routes -> routes.routes().contains(now.route()))
                .map(RouteFile::name)
                .findFirst()
                .orElse(file);
        String itsState = now.off() ? "OFF" : now.reason() == null ? "RUNNING" : "TROUBLE";
        boolean idle = state.equals("BROKEN") || state.equals("OFF") && !now.off();
        return idle ? this : with(itsFile, itsState, now.reason());
    }

    private Source with(@Nullable String itsFile, String itsState, @Nullable String itsReason) {
        return new Source(source, channel, seen, lastAt, itsFile, itsState, itsReason);
    }

    /** The same, stopped by a person. */
    Source stopped() {
        return with(
                file,
                "OFF",
                "Somebody stopped it; it goes on when it is started, its file changes, or Rapport starts again");
    }

    private boolean isRunning() {
        return state.equals("RUNNING");
    }

    /**
     * The routes of a file, without those that fetch for another of them; of one that never was in force, what its name says.
     */
    private static List<String> names(RouteFile file) {
        List<String> fetching =
                file.routes().stream().map(route -> route + "-fetch").toList();
        return file.routes().isEmpty()
                ? List.of(file.name().replace(".camel.yaml", ""))
                : file.routes().stream()
                        .filter(route -> !fetching.contains(route))
                        .toList();
    }
}
