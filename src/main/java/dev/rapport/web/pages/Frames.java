package dev.rapport.web.pages;

import dev.rapport.archive.MediaStore;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.ReviewStore;
import dev.rapport.installation.Company;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what stands around every page: what waits, and what hinders. Safe for use by many threads. */
@Component
final class Frames {

    private final Company company;
    private final Times times;
    private final ReviewStore reviews;
    private final Counts counts;
    private final ModelNotices models;
    private final MediaStore media;

    Frames(Company company, Times times, ReviewStore reviews, Counts counts, ModelNotices models, MediaStore media) {
        this.company = company;
        this.times = times;
        this.reviews = reviews;
        this.counts = counts;
        this.models = models;
        this.media = media;
    }

    /** Null for whoever is not logged in. */
    @Nullable
    Frame of(@Nullable Principal principal) {
        if (principal == null) {
            return null;
        }
        Viewer viewer = new Viewer(principal.getName());
        return new Frame(
                company.name(),
                times.zone(),
                reviews.open(viewer, null, PageRequest.first(1)).total(),
                counts.quarantined(viewer),
                room().or(models::now).orElse(null),
                models.standIn().orElse(null));
    }

    /** That nothing new is taken outweighs that calls wait for a model. */
    private Optional<Frame.ModelNotice> room() {
        try {
            media.checkRoom();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Frame.ModelNotice(
                    true,
                    "Nothing new is taken in: the disk is full",
                    String.valueOf(e.getMessage()),
                    null,
                    List.of("Make room on that disk, or lower rapport.media.min-free.")));
        }
    }
}
