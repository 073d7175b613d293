package dev.rapport.sample;

import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Viewer;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Loads the sample when the process takes work, where the settings wish it. That it cannot does not end the process. */
@Component
final class SampleAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(SampleAtStart.class);

    private final Sample sample;
    private final SampleSettings settings;

    SampleAtStart(Sample sample, SampleSettings settings) {
        this.sample = sample;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        if (settings.sample()) {
            try {
                sample.load(new Viewer("admin"));
            } catch (TemporaryFailure | UncheckedIOException | DataAccessException e) {
                LOG.warn("The sample is not loaded whole; the next start, or the button of the home page, goes on", e);
            }
        }
    }
}
