package dev.rapport.understand;

import dev.rapport.installation.DataFolder;
import dev.rapport.query.QueryParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trackers of the files: those that are built in, and over them those of the folder {@code trackers} in the data folder.
 *
 * <p>A file there takes the place of the built-in one of the same name; others add to them. {@code common.yaml}, which holds
 * lists and guards for all, is read first, the others by name. A change is seen within {@value #LOOK_EVERY_MS} ms of the next
 * use. A file that can not be read is logged, and what it said before stays. Safe for use by many threads.
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

    private static final Logger LOG = LoggerFactory.getLogger(TrackerFiles.class);
    private static final long LOOK_EVERY_MS = 2_000;

    private final QueryParser parser;
    private final @Nullable Path folder;
    private Map<Path, Long> seen = Map.of();
    private SequencedMap<String, String> good = new LinkedHashMap<>();
    private List<Tracker> trackers = List.of();
    private List<ShippedTracker> shown = List.of();
    private CompanyNames names = CompanyNames.NONE;
    private long looked;

    /** @param folder null for the built-in ones alone */
    TrackerFiles(QueryParser parser, @Nullable DataFolder folder) {
        this.parser = parser;
        this.folder = folder == null ? null : folder.root().resolve("trackers");
        this.good = builtIn();
        this.trackers = read(good);
    }

    /** The trackers of now, in the order of the files. */
    synchronized List<Tracker> all() {
        long now = System.nanoTime() / 1_000_000;
        if (folder != null && (looked == 0 || now - looked >= LOOK_EVERY_MS)) {
            looked = now;
            look(folder);
        }
        return trackers;
    }

    /** The same, to be shown. */
    synchronized List<ShippedTracker> shipped() {
        all();
        return shown;
    }

    /** The names that the files list. */
    synchronized CompanyNames names() {
        all();
        return names;
    }

    private void look(Path from) {
        Map<Path, Long> there = there(from);
        if (there.equals(seen)) {
            return;
        }
        seen = there;
        SequencedMap<String, String> texts = builtIn();
        for (Path file : there.keySet()) {
            String name = String.valueOf(file.getFileName());
            String before = good.get(name);
            try {
                texts.put(name, Files.readString(file));
                read(texts);
            } catch (IOException | RuntimeException e) {
                LOG.error("{} is broken, what it said before stays in force: {}", file, e.getMessage());
                texts.remove(name);
                if (before != null) {
                    texts.put(name, before);
                }
            }
        }
        good = texts;
        trackers = read(texts);
        LOG.info("There are {} trackers, with those of {}", trackers.size(), from);
    }

    private static Map<Path, Long> there(Path folder) {
        Map<Path, Long> there = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return there;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                there.put(file, Files.getLastModifiedTime(file).toMillis());
            }
        } catch (IOException e) {
            LOG.error("The trackers of {} can not be looked at: {}", folder, e.getMessage());
        }
        return there;
    }

    private List<Tracker> read(SequencedMap<String, String> texts) {
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
        this.shown = List.copyOf(shipped);
        names = before == null ? CompanyNames.NONE : before.names();
        return List.copyOf(read);
    }

    private static SequencedMap<String, String> builtIn() {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        for (String name : BUILT_IN) {
            try (InputStream in = TrackerFiles.class.getResourceAsStream("/trackers/" + name)) {
                if (in == null) {
                    throw new IllegalStateException(
                            "The built-in trackers " + name + " are missing; build Rapport anew");
                }
                texts.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("The built-in trackers " + name + " can not be read", e);
            }
        }
        return texts;
    }
}
