package dev.rapport.sample;

import dev.rapport.conversation.Viewer;
import dev.rapport.installation.Company;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Loads the sample, once: what was loaded is not loaded again, and a loading that was cut short goes on.
 *
 * <p>Its days are counted from the first loading on, so that what comes again is the same to the byte, and the ordinary rules
 * against doubles hold. Safe for use by many threads.
 */
@Component
public class Sample {

    /** What the ledger calls the source of all of it. */
    public static final String SOURCE = "sample";

    private static final Logger LOG = LoggerFactory.getLogger(Sample.class);

    private final List<SamplePart> parts;
    private final SampleStore store;
    private final Company company;
    private final Clock clock;

    Sample(List<SamplePart> parts, SampleStore store, Company company, Clock clock) {
        this.parts = List.copyOf(parts);
        this.store = store;
        this.company = company;
        this.clock = clock;
    }

    /** Whether it is here. */
    public boolean isLoaded(Viewer viewer) {
        return store.told().isPresent();
    }

    /**
     * Loads it; on return all of it is durable, and its calls wait for their stages like any others.
     *
     * @throws dev.rapport.conversation.TemporaryFailure where there is no room or no database just now; ask again then
     */
    public synchronized void load(Viewer by) {
        SampleStore.Told told = store.tell(clock.instant());
        if (told.whole()) {
            LOG.info("The sample was loaded here on {}; it is not loaded again", told.at());
            return;
        }
        SampleDays days = new SampleDays(told.at(), company.zone());
        try {
            for (SamplePart part : parts) {
                part.bring(by, days);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The sample cannot be read or kept; see that there is room on the disk", e);
        }
        store.whole();
        LOG.info("The sample is loaded; its calls are being transcribed");
    }
}
