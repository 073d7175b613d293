package dev.rapport.transcribe.model;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a model that lies in the models folder can be used.
 *
 * <p>One that was checked before and did not change since can at once. Any other may still be on its way in, so it has to
 * look the same twice before its configuration is mended and it is loaded for a trial. For one thread.
 */
final class HandPut {

    private static final Logger LOG = LoggerFactory.getLogger(HandPut.class);

    private final ModelCheck check;
    private @Nullable String lastSeen;
    private @Nullable String refused;
    private @Nullable String defect;

    HandPut(ModelCheck check) {
        this.check = check;
    }

    /** Whether it can be used now. */
    boolean usable(ModelFolder folder, List<CatalogEntry.ConfLines> conf) {
        if (folder.defect().isPresent()) {
            lastSeen = null;
            return false;
        }
        try {
            return folder.isChecked() || admit(folder, conf);
        } catch (IOException e) {
            defect = folder.path() + " can not be read: " + e;
            return false;
        }
    }

    /** Whether it has to be looked at once more before that is known. */
    boolean isUndecided() {
        return lastSeen != null && !lastSeen.equals(refused);
    }

    /** Why what lies there can not be used, if something does. */
    Optional<String> defect() {
        return Optional.ofNullable(defect);
    }

    private boolean admit(ModelFolder folder, List<CatalogEntry.ConfLines> conf) throws IOException {
        String seen = folder.fingerprint();
        if (!seen.equals(lastSeen) || seen.equals(refused)) {
            lastSeen = seen;
            return false;
        }
        prepare(folder, conf);
        defect = check.defect(folder.path()).orElse(null);
        if (defect != null) {
            refused = folder.fingerprint();
            lastSeen = refused;
            LOG.warn("The speech model in {} can not be used: {}", folder.path(), defect);
            return false;
        }
        mark(folder);
        return true;
    }

    private static void prepare(ModelFolder folder, List<CatalogEntry.ConfLines> conf) {
        try {
            ConfEdit.apply(folder.path(), conf);
        } catch (IOException e) {
            LOG.warn(
                    "The configuration of {} is used as it is, since it can not be changed: {}",
                    folder.path(),
                    e.toString());
        }
    }

    private static void mark(ModelFolder folder) {
        try {
            folder.markChecked();
        } catch (IOException e) {
            LOG.debug(
                    "{} can not be marked, so it is checked again at the next start: {}", folder.path(), e.toString());
        }
    }
}
