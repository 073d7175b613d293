package dev.rapport.capture;

import dev.rapport.installation.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Brings sightings and watched folders together again after the process was killed between a commit and a move.
 *
 * <p>A file that is no longer where it was delivered was moved: its sighting is acknowledged. One that is still there will be
 * delivered again, and is then known. A refused file that a person had tried again, and that is still kept aside, is put
 * back. What came by a request is known again when the request is repeated. Does no harm while files are being taken.
 */
@Component
final class AfterRestart {

    private static final Logger LOG = LoggerFactory.getLogger(AfterRestart.class);

    private final SightingStore sightings;
    private final RefusalStore refusals;
    private final Path dataFolder;

    AfterRestart(SightingStore sightings, RefusalStore refusals, DataFolder dataFolder) {
        this.sightings = sightings;
        this.refusals = refusals;
        this.dataFolder = dataFolder.root();
    }

    @EventListener(ApplicationReadyEvent.class)
    void settle() {
        sightings.unacknowledged().forEach(this::settle);
    }

    private void settle(Sighting sighting) {
        if (sighting.file() == null) {
            return;
        }
        Path delivered = dataFolder.resolve(sighting.file());
        if (isStill(delivered, sighting)) {
            return;
        }
        if (sighting.outcome() == Outcome.WAITING) {
            putBack(sighting, delivered);
        } else {
            sightings.acknowledge(sighting.id());
        }
    }

    private void putBack(Sighting sighting, Path delivered) {
        Path kept = dataFolder.resolve(String.valueOf(sighting.keptAs()));
        try {
            if (WatchedFolder.isThere(kept) && !WatchedFolder.isThere(delivered)) {
                Refusals.putBack(sighting.channel(), kept, delivered);
            } else if (!WatchedFolder.isThere(kept)) {
                LOG.warn("{} was to be tried again, but somebody has removed it; it counts as discarded", delivered);
                refusals.discard(sighting.id());
            }
        } catch (IOException e) {
            LOG.warn("{} was to be tried again, but cannot be moved to {}; move it by hand", kept, delivered, e);
        }
    }

    private boolean isStill(Path delivered, Sighting sighting) {
        try {
            return FileDelivery.of(dataFolder, delivered).isOf(sighting.delivery());
        } catch (IOException gone) {
            return false;
        }
    }
}
