package dev.rapport.web.pages;

import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.ReviewStore;
import dev.rapport.installation.Company;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
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

    FrameAdvice(Company company, Times times, ReviewStore reviews, Counts counts, ModelNotices models) {
        this.company = company;
        this.times = times;
        this.reviews = reviews;
        this.counts = counts;
        this.models = models;
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
                models.now().orElse(null),
                models.standIn().orElse(null));
    }
}
