package dev.rapport.understand.opinion;

import dev.rapport.installation.DataFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The examples of the files: those that are built in, and over them those of the folder {@code opinions} in the data folder.
 *
 * <p>A file there takes the place of the built-in one of the same name; others add to them. A change is seen within {@value
 * #LOOK_EVERY_MS} ms of the next use. A file that can not be read is logged, and what it said before stays. Safe for use by
 * many threads.
 */
final class OpinionFiles {

    static final List<String> BUILT_IN =
            List.of("commitments.yaml", "concerns.yaml", "next-steps.yaml", "objections.yaml", "other.yaml");

    private static final Logger LOG = LoggerFactory.getLogger(OpinionFiles.class);
    private static final long LOOK_EVERY_MS = 2_000;

    private final @Nullable Path folder;
    private final Map<String, OpinionFile> builtIn = new TreeMap<>();
    private Map<Path, Long> seen = Map.of();
    private Map<String, OpinionFile> good;
    private OpinionFile all;
    private long looked;

    /** @param folder null for the built-in ones alone */
    OpinionFiles(@Nullable DataFolder folder) {
        this.folder = folder == null ? null : folder.root().resolve("opinions");
        BUILT_IN.forEach(name -> builtIn.put(name, builtIn(name)));
        good = builtIn;
        all = joined(good);
    }

    /** All examples of now; the same object for as long as no file changes. */
    synchronized OpinionFile all() {
        long now = System.nanoTime() / 1_000_000;
        if (folder != null && (looked == 0 || now - looked >= LOOK_EVERY_MS)) {
            looked = now;
            look(folder);
        }
        return all;
    }

    private void look(Path from) {
        Map<Path, Long> there = there(from);
        if (there.equals(seen)) {
            return;
        }
        seen = there;
        Map<String, OpinionFile> files = new TreeMap<>(builtIn);
        for (Path file : there.keySet()) {
            String name = String.valueOf(file.getFileName());
            try {
                files.put(name, OpinionFile.read(Files.readString(file)));
            } catch (IOException | IllegalArgumentException e) {
                LOG.error("{} is broken, what it said before stays in force: {}", file, e.getMessage());
                OpinionFile before = good.get(name);
                if (before != null) {
                    files.put(name, before);
                }
            }
        }
        good = files;
        all = joined(files);
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
            LOG.error("The examples of {} can not be looked at: {}", folder, e.getMessage());
        }
        return there;
    }

    private static OpinionFile joined(Map<String, OpinionFile> files) {
        List<Opinion> opinions = new ArrayList<>();
        List<String> none = new ArrayList<>();
        files.values().forEach(file -> {
            opinions.addAll(file.opinions());
            none.addAll(file.none());
        });
        return new OpinionFile(opinions, none);
    }

    private static OpinionFile builtIn(String name) {
        try (InputStream in = OpinionFiles.class.getResourceAsStream("/opinions/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The built-in examples " + name + " are missing; build Rapport anew");
            }
            return OpinionFile.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The built-in examples " + name + " can not be read", e);
        }
    }
}
