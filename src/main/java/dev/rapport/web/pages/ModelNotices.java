package dev.rapport.web.pages;

import dev.rapport.transcribe.model.ModelState;
import dev.rapport.transcribe.model.Models;
import dev.rapport.web.pages.Frame.ModelNotice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Decides what people are told of the speech model: above every page what calls wait for, below it which one stands in for the
 * wanted one. Safe for use by many threads.
 */
@Component
final class ModelNotices {

    private static final String WAITING = "Everything is taken in meanwhile; calls wait for their transcript.";
    private static final long BYTES_PER_MB = 1_000_000;
    private static final int PERCENT = 100;

    private final Models models;

    ModelNotices(Models models) {
        this.models = models;
    }

    Optional<ModelNotice> now() {
        return of(models.state());
    }

    static Optional<ModelNotice> of(ModelState state) {
        return switch (state) {
            case ModelState.Looking looking ->
                Optional.of(new ModelNotice(false, "The speech model is being looked for", WAITING, null, List.of()));
            case ModelState.Fetching fetching -> Optional.of(fetching(fetching));
            case ModelState.Missing missing -> Optional.of(missing(missing));
            case ModelState.Ready ready -> Optional.empty();
        };
    }

    /** Empty unless another model is used than the wanted one. Nothing waits for that, so it is told in a line. */
    Optional<String> standIn() {
        return standIn(models.state());
    }

    static Optional<String> standIn(ModelState state) {
        return state instanceof ModelState.Ready ready && ready.isFallback()
                ? Optional.of("Speech model: " + ready.name() + ", until " + ready.wanted() + " can be had")
                : Optional.empty();
    }

    private static ModelNotice fetching(ModelState.Fetching fetching) {
        boolean known = fetching.total() > 0;
        String done = megabytes(fetching.bytes()) + (known ? " of " + megabytes(fetching.total()) : "");
        return new ModelNotice(
                false,
                "The speech model " + fetching.name() + " is being fetched",
                done + " from " + fetching.source() + ". " + WAITING,
                known ? (int) Math.min(PERCENT, fetching.bytes() * PERCENT / fetching.total()) : null,
                List.of());
    }

    private static ModelNotice missing(ModelState.Missing missing) {
        return new ModelNotice(
                true,
                "There is no speech model",
                missing.remedy() + " " + WAITING,
                null,
                missing.reasons().stream().distinct().toList());
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.UK, "%,d MB", bytes / BYTES_PER_MB);
    }
}
