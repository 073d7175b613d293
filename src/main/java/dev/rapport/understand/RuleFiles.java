package dev.rapport.understand;

import static java.util.Comparator.comparingInt;

import dev.rapport.installation.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the files of one kind say: those that are built in, and over them those of the folder of that name in the data folder.
 *
 * <p>A file there takes the place of the built-in one of the same name; others are read after those. A change is seen within {@value
 * #LOOK_EVERY_MS} ms of the next use. A file that can not be read is logged, and what it said before stays. Safe for use by many
 * threads.
 *
 * @param <T> what all of the files together say
 */
public final class RuleFiles<T> {

    private static final Logger LOG = LoggerFactory.getLogger(RuleFiles.class);
    private static final long LOOK_EVERY_MS = 2_000;

    private final String kind;
    private final SequencedMap<String, String> builtIn;
    private final @Nullable Path folder;
    private final Function<SequencedMap<String, String>, T> reading;
    private Map<Path, Long> seen = Map.of();
    private SequencedMap<String, String> good;
    private T said;
    private long looked;

    /**
     * @param kind the name of the folder, in the data folder and of the built-in ones
     * @param builtIn the names of those, in the order in which they are read
     * @param folder null for the built-in ones alone
     * @param reading of the texts of all files by name; throws where one of them is broken
     */
    public RuleFiles(
            String kind,
            List<String> builtIn,
            @Nullable DataFolder folder,
            Function<SequencedMap<String, String>, T> reading) {
        this.kind = kind;
        this.builtIn = builtIn(kind, builtIn);
        this.folder = folder == null ? null : folder.root().resolve(kind);
        this.reading = reading;
        good = this.builtIn;
        said = reading.apply(good);
    }

    /** What they say now; the same object for as long as no file changes. */
    public synchronized T said() {
        long now = System.nanoTime() / 1_000_000;
        if (folder != null && (looked == 0 || now - looked >= LOOK_EVERY_MS)) {
            looked = now;
            look(folder);
        }
        return said;
    }

    private void look(Path from) {
        Map<Path, Long> there = there(from);
        if (there.equals(seen)) {
            return;
        }
        seen = there;
        SequencedMap<String, String> texts = new LinkedHashMap<>(builtIn);
        there.keySet().stream().sorted(comparingInt(this::order)).forEach(file -> put(file, texts));
        try {
            said = reading.apply(texts);
            good = texts;
            LOG.info("The {} are those that are built in and {} of {}", kind, there.size(), from);
        } catch (RuntimeException e) {
            LOG.error("The {} of {} do not go together, what they said before stays: {}", kind, from, e.getMessage());
        }
    }

    /** The built-in ones first, as they are read; the others after them. */
    private int order(Path file) {
        int place = List.copyOf(builtIn.keySet()).indexOf(String.valueOf(file.getFileName()));
        return place < 0 ? builtIn.size() : place;
    }

    /** Puts a file among the texts; as it was before, where it can not be read with them. */
    private void put(Path file, SequencedMap<String, String> texts) {
        String name = String.valueOf(file.getFileName());
        try {
            texts.put(name, Files.readString(file));
            var _ = reading.apply(texts); // only whether it can be
        } catch (IOException | RuntimeException e) {
            LOG.error("{} is broken, what it said before stays in force: {}", file, e.getMessage());
            String before = good.get(name);
            if (before == null) {
                texts.remove(name);
            } else {
                texts.put(name, before); // in its place: later files need what the earlier ones say
            }
        }
    }

    private Map<Path, Long> there(Path from) {
        Map<Path, Long> there = new TreeMap<>();
        if (!Files.isDirectory(from)) {
            return there;
        }
        try (Stream<Path> files = Files.list(from)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                there.put(file, Files.getLastModifiedTime(file).toMillis());
            }
        } catch (IOException e) {
            LOG.error("The {} of {} can not be looked at: {}", kind, from, e.getMessage());
        }
        return there;
    }

    private static SequencedMap<String, String> builtIn(String kind, List<String> names) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        for (String name : names) {
            String place = "/" + kind + "/" + name;
            try (InputStream in = RuleFiles.class.getResourceAsStream(place)) {
                if (in == null) {
                    throw new IllegalStateException("The built-in file " + place + " is missing; build Rapport anew");
                }
                texts.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("The built-in file " + place + " can not be read", e);
            }
        }
        return texts;
    }
}
