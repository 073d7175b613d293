package dev.rapport.transcribe.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, fetches and looks again until the wanted model is in use; runs on a thread of its own until interrupted.
 *
 * <p>A fall-back that lies ready is used at once, and the wanted model is still asked for. Sources that failed are asked
 * again only after a while; the folder is looked at every few seconds.
 */
final class ModelKeeper implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ModelKeeper.class);
    private static final int LOGGED_STEP_PERCENT = 10;

    private final ModelProperties settings;
    private final Catalog catalog;
    private final Installer installer;
    private final HandPut wanted;
    private final HandPut fallback;
    private final Consumer<ModelState> changed;
    private volatile ModelState state;
    private long lastPercent = -1;
    private long nextFetch = System.nanoTime();

    ModelKeeper(ModelProperties settings, Catalog catalog, ModelCheck check, Consumer<ModelState> changed) {
        this.settings = settings;
        this.catalog = catalog;
        this.installer = new Installer(settings, check);
        this.wanted = new HandPut(check);
        this.fallback = new HandPut(check);
        this.changed = changed;
        this.state = new ModelState.Looking(settings.model());
    }

    ModelState state() {
        return state;
    }

    @Override
    public void run() {
        try {
            while (!isReady(settings.model())) {
                look();
                if (!isReady(settings.model())) {
                    Thread.sleep(settings.poll());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("No longer looking for a speech model: the application is shutting down");
        }
    }

    private void look() throws InterruptedException {
        try {
            Files.createDirectories(settings.folder());
            if (useIfThere(settings.model(), wanted) || wanted.isUndecided()) {
                return;
            }
            Optional<CatalogEntry> standIn = catalog.fallbackFor(settings.model());
            if (!isReady() && standIn.isPresent()) {
                useIfThere(standIn.get().name(), fallback);
            }
            if (System.nanoTime() - nextFetch >= 0) {
                fetch(standIn.orElse(null));
            }
        } catch (IOException e) {
            missing(List.of("The models folder " + settings.folder().toAbsolutePath() + " can not be used: " + e));
        } catch (RuntimeException e) {
            // A bug, or a setting that makes no sense: the application goes on without a model, and says so.
            LOG.error("Looking for a speech model failed", e);
            missing(List.of("Looking for it failed: " + e));
        }
    }

    private void fetch(@Nullable CatalogEntry standIn) throws IOException, InterruptedException {
        Optional<FolderLock> lock = FolderLock.tryLock(settings.folder());
        if (lock.isEmpty()) {
            LOG.debug("Another process is busy in {}", settings.folder());
            return;
        }
        try (FolderLock _ = lock.get()) {
            installer.removeLeftovers();
            List<String> reasons =
                    new ArrayList<>(fetch(catalog.find(settings.model()).orElse(null), settings.model(), wanted));
            if (!isReady() && standIn != null) {
                reasons.addAll(fetch(standIn, standIn.name(), fallback));
            }
            if (!isReady()) {
                missing(reasons);
            } else if (!isReady(settings.model())) {
                LOG.info("The speech model {} can not be had now: {}", settings.model(), reasons);
            }
        }
        nextFetch = System.nanoTime() + settings.retry().toNanos();
    }

    private List<String> fetch(@Nullable CatalogEntry model, String name, HandPut look) throws InterruptedException {
        if (!settings.fetch()) {
            return List.of("fetching models is switched off (rapport.models.fetch=false)");
        }
        if (model == null) {
            return List.of("the catalogue does not know " + name);
        }
        if (Files.exists(settings.folder().resolve(name))) {
            return List.of(
                    look.defect().orElse(settings.folder().resolve(name) + " is there, but is not a whole model"));
        }
        List<String> reasons = installer.install(model, this::fetching);
        useIfThere(name, look);
        return reasons;
    }

    private boolean useIfThere(String name, HandPut look) {
        ModelFolder folder = new ModelFolder(settings.folder().resolve(name));
        Optional<CatalogEntry> known = catalog.find(name);
        if (!look.usable(folder, known.map(CatalogEntry::conf).orElse(ConfEdit.ANY_RATE))) {
            return false;
        }
        use(name, known.map(CatalogEntry::language).orElse("und"), folder);
        return true;
    }

    private void use(String name, String language, ModelFolder folder) {
        try {
            Path path = folder.path().toAbsolutePath().normalize();
            become(new ModelState.Ready(name, settings.model(), language, path, folder.fingerprint()));
            LOG.info(
                    "The speech model {} is in use{}",
                    name,
                    isReady(settings.model())
                            ? ""
                            : ", in place of " + settings.model() + ", which can not be had now");
        } catch (IOException e) {
            missing(List.of(folder.path() + " can not be read: " + e));
        }
    }

    private void fetching(String name, String source, long bytes, long total) {
        long percent = total > 0 ? bytes * 100 / total : 0;
        if (percent == lastPercent) {
            return;
        }
        if (percent / LOGGED_STEP_PERCENT != lastPercent / LOGGED_STEP_PERCENT) {
            LOG.info("The speech model {}: {} %", name, percent);
        }
        lastPercent = percent;
        if (!isReady()) {
            become(new ModelState.Fetching(name, source, bytes, total));
        }
    }

    private void missing(List<String> reasons) {
        ModelState.Missing missing = new ModelState.Missing(settings.model(), reasons, remedy());
        if (!missing.equals(state)) {
            LOG.warn("There is no speech model, so calls wait. {} Tried: {}", missing.remedy(), reasons);
            become(missing);
        }
    }

    private String remedy() {
        Path place = settings.folder().toAbsolutePath().normalize().resolve(settings.model());
        return "There is no speech model: unpack " + settings.model()
                + ".zip of the Vosk project's model page into the folder " + place
                + ", or name a mirror (rapport.models.mirror). Calls go on by themselves when it is there.";
    }

    private boolean isReady() {
        return state instanceof ModelState.Ready;
    }

    private boolean isReady(String name) {
        return state instanceof ModelState.Ready ready && ready.name().equals(name);
    }

    private void become(ModelState next) {
        state = next;
        changed.accept(next);
    }
}
