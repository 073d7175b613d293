package dev.rapport.transcribe.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Brings a model into the models folder: fetched and unpacked beside its place, checked, forced to the disk, and only
 * then renamed into it.
 *
 * <p>Whoever calls holds the lock of the models folder.
 */
final class Installer {

    private static final Logger LOG = LoggerFactory.getLogger(Installer.class);
    private static final String WORK = ".fetch-";
    private static final int DEPTH = 3;
    private static final long MIB = 1 << 20;

    private final ModelProperties settings;
    private final ModelCheck check;

    Installer(ModelProperties settings, ModelCheck check) {
        this.settings = settings;
        this.check = check;
    }

    /** What the sources of the model are told of. */
    interface Listener {
        void fetching(String model, String source, long bytes, long total);
    }

    /** Asks one source after the other; empty when one had it, else why each had not. */
    List<String> install(CatalogEntry model, Listener listener) throws InterruptedException {
        List<String> reasons = new ArrayList<>();
        for (ModelSource source : ModelSource.of(model, settings)) {
            try {
                install(model, source, listener);
                LOG.info("The speech model {} is in place, from {}", model.name(), source.label());
                return List.of();
            } catch (IOException | IllegalArgumentException e) {
                reasons.add(model.name() + " from " + source.label() + ": " + reason(e));
            }
        }
        return reasons;
    }

    /** Removes what a killed process left half done. */
    void removeLeftovers() throws IOException {
        try (Stream<Path> files = Files.list(settings.folder())) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith(WORK)) {
                    FileSystemUtils.deleteRecursively(file);
                }
            }
        }
    }

    private void install(CatalogEntry model, ModelSource source, Listener listener)
            throws IOException, InterruptedException {
        requireSpace(model);
        Path work = Files.createTempDirectory(settings.folder(), WORK + model.name() + "-");
        try {
            LOG.info(
                    "Fetching the speech model {} (about {} MB) from {}", model.name(), model.sizeMb(), source.label());
            source.fetch(work, (bytes, total) -> listener.fetching(model.name(), source.label(), bytes, total));
            ModelFolder fresh = new ModelFolder(root(work));
            requireWhole(fresh, model);
            fresh.force();
            Files.move(fresh.path(), settings.folder().resolve(model.name()), StandardCopyOption.ATOMIC_MOVE);
            Durable.forceFolder(settings.folder());
        } finally {
            FileSystemUtils.deleteRecursively(work);
        }
    }

    private void requireWhole(ModelFolder fresh, CatalogEntry model) throws IOException {
        ConfEdit.apply(fresh.path(), model.conf());
        Optional<String> defect = check.defect(fresh.path());
        if (defect.isPresent()) {
            throw new IOException("what came can not be loaded: " + defect.get());
        }
        fresh.markChecked();
    }

    /** Archives hold the model at their top or in a folder of its name. */
    private static Path root(Path work) throws IOException {
        try (Stream<Path> folders = Files.walk(work, DEPTH)) {
            return folders.filter(Files::isDirectory)
                    .filter(folder -> new ModelFolder(folder).defect().isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no speech model in what came"));
        }
    }

    private void requireSpace(CatalogEntry model) throws IOException {
        long needed = model.sizeMb() * 3L;
        long free = Files.getFileStore(settings.folder()).getUsableSpace() / MIB;
        if (free < needed) {
            throw new IOException(
                    "it needs " + needed + " MB in " + settings.folder() + ", and " + free + " MB are free");
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null
                ? e.toString()
                : e.getMessage() + " (" + e.getClass().getSimpleName() + ")";
    }
}
