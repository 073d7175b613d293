package dev.rapport.web.pages;

import dev.rapport.conversation.Viewer;
import dev.rapport.understand.CompanyTracker;
import dev.rapport.understand.CompanyTrackers;
import dev.rapport.understand.TrackerDraft;
import dev.rapport.understand.TrackerId;
import dev.rapport.web.TrackerTrial;
import dev.rapport.web.pages.TrackerViews.Row;
import dev.rapport.web.pages.TrackerViews.TrialView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The company's trackers, the form that makes one, and what a query finds while it is typed. */
@Controller
@RequestMapping(TrackersPage.PATH)
final class TrackersPage {

    static final String PATH = "/trackers";

    private final CompanyTrackers trackers;
    private final TrackerTrial trials;
    private final TrackerViews views;

    TrackersPage(CompanyTrackers trackers, TrackerTrial trials, TrackerViews views) {
        this.trackers = trackers;
        this.trials = trials;
        this.views = views;
    }

    @GetMapping
    String page(Viewer viewer, Model model) {
        TrackerForm typed = (TrackerForm) model.getAttribute("typed");
        TrackerForm form = typed == null ? new TrackerForm("", "", "", "MOMENT") : typed;
        model.addAttribute(
                "view",
                new TrackersView(
                        trackers.list(viewer).stream().map(views::row).toList(),
                        form,
                        form.isBlank() ? TrackerViews.none(null) : tried(viewer, form, Optional.empty())));
        return "trackers";
    }

    /** What was typed comes back with the reason where it can not be a tracker. */
    @PostMapping
    String add(Viewer viewer, @ModelAttribute TrackerForm form, RedirectAttributes flash) {
        try {
            Optional<CompanyTracker> made = trackers.add(viewer, form.called(), form.draft());
            if (made.isPresent()) {
                return "redirect:" + PATH + "/" + made.get().id();
            }
            flash.addFlashAttribute("said", "There is a tracker \"" + form.called() + "\" already; change that one.");
        } catch (IllegalArgumentException unreadable) {
            flash.addFlashAttribute("said", unreadable.getMessage());
        }
        flash.addFlashAttribute("typed", form);
        return "redirect:" + PATH;
    }

    /** @param tracker with whose published version it is compared; empty for none */
    @GetMapping("/try")
    String tryOut(
            Viewer viewer,
            @ModelAttribute TrackerForm form,
            @RequestParam(required = false) @Nullable TrackerId tracker,
            Model model) {
        model.addAttribute(
                "trial",
                form.isBlank()
                        ? TrackerViews.none(null)
                        : tried(viewer, form, tracker == null ? Optional.empty() : trackers.find(viewer, tracker)));
        return "tracker :: trial(trial=${trial})";
    }

    private TrialView tried(Viewer viewer, TrackerForm form, Optional<CompanyTracker> tracker) {
        TrackerDraft published = tracker.map(CompanyTracker::published).orElse(null);
        try {
            TrackerDraft draft = form.draft();
            trackers.read(draft.query());
            return views.trial(
                    viewer,
                    tracker.map(known -> known.id().toString()).orElse(null),
                    published != null,
                    trials.of(viewer, draft, published));
        } catch (IllegalArgumentException unreadable) {
            return TrackerViews.none(unreadable.getMessage());
        }
    }

    /** @param form what is typed already */
    record TrackersView(List<Row> rows, TrackerForm form, TrialView trial) {}
}
