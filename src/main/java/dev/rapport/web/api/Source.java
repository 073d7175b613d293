package dev.rapport.web.api;

import dev.rapport.capture.Ledger;
import dev.rapport.conversation.Channel;
import dev.rapport.pipeline.RouteFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source as the API shows it.
 *
 * @param channel null where nothing came from it yet
 * @param lastAt when the last thing came; null where nothing did
 * @param file the route file that it stands in; null for what comes by requests
 * @param state RUNNING, or BROKEN where its file cannot be understood
 * @param reason what is wrong with the file; null where nothing is
 */
record Source(
        String source,
        @Nullable Channel channel,
        long seen,
        @Nullable Instant lastAt,
        @Nullable String file,
        String state,
        @Nullable String reason) {

    /** The rows of the ledger, each with its route file; then the route files of which nothing has come yet. */
    static List<Source> all(List<Ledger.Row> ledger, List<RouteFile> files) {
        List<Source> all = new ArrayList<>(ledger.stream()
                .map(row -> of(row, fileOf(row.source(), files)))
                .toList());
        for (RouteFile file : files) {
            if (file.source()) {
                names(file).stream()
                        .filter(name ->
                                all.stream().noneMatch(source -> source.source().equals(name)))
                        .forEach(name ->
                                all.add(new Source(name, null, 0, null, file.name(), state(file), reason(file))));
            }
        }
        return all;
    }

    private static Source of(Ledger.Row row, @Nullable RouteFile file) {
        return new Source(
                row.source(),
                row.channel(),
                row.seen(),
                row.lastAt(),
                file == null ? null : file.name(),
                file == null ? "RUNNING" : state(file),
                file == null ? null : reason(file));
    }

    private static @Nullable RouteFile fileOf(String source, List<RouteFile> files) {
        return files.stream()
                .filter(file -> names(file).contains(source))
                .findFirst()
                .orElse(null);
    }

    /** The routes of a file; of one that never was in force, what its name says. */
    private static List<String> names(RouteFile file) {
        return file.routes().isEmpty() ? List.of(file.name().replace(".camel.yaml", "")) : file.routes();
    }

    private static String state(RouteFile file) {
        return file.broken() ? "BROKEN" : "RUNNING";
    }

    private static @Nullable String reason(RouteFile file) {
        return file.broken() ? file.reason() : null;
    }
}
