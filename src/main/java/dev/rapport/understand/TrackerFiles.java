package dev.rapport.understand;

import dev.rapport.installation.DataFolder;
import dev.rapport.query.QueryParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The trackers of the {@link RuleFiles} {@code trackers}. {@code common.yaml}, which holds lists and guards for all, is read first.
 * Safe for use by many threads.
 */
final class TrackerFiles {

    static final List<String> BUILT_IN = List.of(
            "common.yaml",
            "commitments.yaml",
            "concerns.yaml",
            "next-steps.yaml",
            "objections.yaml",
            "objections-wordings.yaml",
            "questions.yaml");

    /** With the words of lists put in. */
    static final int LONGEST_QUERY = 20_000;

    private final RuleFiles<Read> files;

    /** @param folder null for the built-in ones alone */
    TrackerFiles(QueryParser parser, @Nullable DataFolder folder) {
        files = new RuleFiles<>("trackers", BUILT_IN, folder, texts -> read(parser, texts));
    }

    private record Read(List<Tracker> trackers, List<ShippedTracker> shown, CompanyNames names) {}

    /** The trackers of now, in the order of the files. */
    List<Tracker> all() {
        return files.said().trackers();
    }

    /** The same, to be shown. */
    List<ShippedTracker> shipped() {
        return files.said().shown();
    }

    /** The names that the files list. */
    CompanyNames names() {
        return files.said().names();
    }

    private static Read read(QueryParser parser, SequencedMap<String, String> texts) {
        List<Tracker> read = new ArrayList<>();
        List<ShippedTracker> shipped = new ArrayList<>();
        TrackerFile before = null;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            TrackerFile file = new TrackerFile(parser, before);
            List<Tracker> trackersOfFile = file.read(text.getValue());
            read.addAll(trackersOfFile);
            trackersOfFile.forEach(tracker -> shipped.add(
                    ShippedTracker.of(text.getKey(), tracker, file.queries().getOrDefault(tracker.name(), ""))));
            before = file;
        }
        return new Read(List.copyOf(read), List.copyOf(shipped), before == null ? CompanyNames.NONE : before.names());
    }
}
