package dev.rapport.transcribe.model;

import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Knows which speech model is in use, and sees to it that there is one.
 *
 * <p>After the start a thread of its own looks into the models folder, fetches what is missing, and goes on looking until
 * the wanted model is there; nothing waits for it. While only the wanted model's fall-back can be had, that one is used.
 *
 * <p>Safe for use by many threads.
 */
public final class Models implements SmartLifecycle {

    private final ModelProperties settings;
    private final Catalog catalog;
    private final ModelKeeper keeper;
    private @Nullable Thread thread;

    /**
     * @param check loads a model for a trial, in a process of its own
     * @param changed is told of every change of the state, on the keeper's thread
     */
    public Models(ModelProperties settings, ModelCheck check, Consumer<ModelState> changed) {
        this.settings = settings;
        this.catalog = Catalog.load(settings.folder());
        this.keeper = new ModelKeeper(settings, catalog, check, changed);
    }

    /** How things stand now. */
    public ModelState state() {
        return keeper.state();
    }

    /**
     * The model to use now.
     *
     * @throws TemporaryFailure while there is none; the message says what a person can do
     */
    public ModelState.Ready ready() {
        return switch (state()) {
            case ModelState.Ready ready -> ready;
            case ModelState.Looking _ -> throw new TemporaryFailure("The speech model is being looked for");
            case ModelState.Fetching fetching ->
                throw new TemporaryFailure("The speech model " + fetching.name() + " is being fetched");
            case ModelState.Missing missing -> throw new TemporaryFailure(missing.remedy());
        };
    }

    /** What is used, and what there is to choose from. */
    public ModelListing listing() {
        ModelState now = state();
        String active = now instanceof ModelState.Ready ready ? ready.name() : "";
        List<ModelListing.Row> rows = new ArrayList<>();
        for (CatalogEntry model : catalog.models()) {
            rows.add(new ModelListing.Row(
                    model.name(),
                    model.language(),
                    model.sizeMb(),
                    model.licence(),
                    Optional.ofNullable(model.note()).orElse(""),
                    folder(model.name()).defect().isEmpty(),
                    model.name().equals(active)));
        }
        for (String name : strangers()) {
            rows.add(new ModelListing.Row(name, "", 0, "", "put there by hand", true, name.equals(active)));
        }
        return new ModelListing(now, rows);
    }

    /** The folder of the model that tells voices apart, if a person has put one beside the others. */
    public Optional<Path> speakerModel() {
        return SpeakerModels.in(settings.folder());
    }

    private List<String> strangers() {
        if (!Files.isDirectory(settings.folder())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(settings.folder())) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .filter(name -> catalog.find(name).isEmpty())
                    .filter(name -> folder(name).defect().isEmpty())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new TemporaryFailure(
                    "The models folder " + settings.folder() + " can not be read: " + e.getMessage(), e);
        }
    }

    private ModelFolder folder(String name) {
        return new ModelFolder(settings.folder().resolve(name));
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            thread = Thread.ofPlatform().daemon().name("models").start(keeper);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
