package dev.rapport.web.pages;

import dev.rapport.archive.MediaStore;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.ReviewStore;
import dev.rapport.installation.Company;
import dev.rapport.web.TranscriptSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page of this package its frame; none to whoever is not logged in, or only asks for a part of a page. */
@ControllerAdvice(basePackageClasses = FrameAdvice.class)
final class FrameAdvice {

    private final Company company;
    private final Times times;
    private final ReviewStore reviews;
    private final Counts counts;
    private final ModelNotices models;
    private final MediaStore media;
    private final TranscriptSettings transcripts;

    FrameAdvice(
            Company company,
            Times times,
            ReviewStore reviews,
            Counts counts,
            ModelNotices models,
            MediaStore media,
            TranscriptSettings transcripts) {
        this.company = company;
        this.times = times;
        this.reviews = reviews;
        this.counts = counts;
        this.models = models;
        this.media = media;
        this.transcripts = transcripts;
    }

    /** Whether "um" and the like are hidden until somebody wants to see them. */
    @ModelAttribute("fillersHidden")
    boolean fillersHidden() {
        return transcripts.fillers() == TranscriptSettings.Fillers.HIDDEN;
    }

    @ModelAttribute("frame")
    @Nullable
    Frame frame(@Nullable Principal principal, HttpServletRequest request) {
        if (principal == null || !request.getMethod().equals("GET")) {
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
