package dev.rapport.web.pages;

import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import dev.rapport.understand.CompanyTracker;
import dev.rapport.understand.CompanyTrackers;
import dev.rapport.understand.TrackerId;
import dev.rapport.web.TrackerTrial;
import dev.rapport.web.pages.TrackerViews.TrialView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One tracker: changed, tried on all history, labelled and published. */
@Controller
@RequestMapping(TrackersPage.PATH + "/{id}")
final class TrackerPage {

    private final CompanyTrackers trackers;
    private final TrackerTrial trials;
    private final TranscriptStore transcripts;
    private final TrackerViews views;

    TrackerPage(CompanyTrackers trackers, TrackerTrial trials, TranscriptStore transcripts, TrackerViews views) {
        this.trackers = trackers;
        this.trials = trials;
        this.transcripts = transcripts;
        this.views = views;
    }

    @GetMapping
    String page(Viewer viewer, @PathVariable TrackerId id, Model model) {
        CompanyTracker tracker = found(viewer, id);
        TrialView trial = views.trial(
                viewer,
                id.toString(),
                tracker.published() != null,
                trials.of(viewer, tracker.draft(), tracker.published()));
        model.addAttribute("view", views.of(tracker, tracker.published(), trial));
        return "tracker";
    }

    /** Makes the next version; what is published stays in force. */
    @PostMapping
    String change(
            Viewer viewer, @PathVariable TrackerId id, @ModelAttribute TrackerForm form, RedirectAttributes flash) {
        try {
            CompanyTracker changed = trackers.change(viewer, id, form.draft()).orElseThrow(() -> missing(id));
            said(flash, true, "Version " + changed.version() + " is kept. It finds nothing until it is published.");
        } catch (IllegalArgumentException unreadable) {
            said(flash, false, String.valueOf(unreadable.getMessage()));
        }
        return back(id);
    }

    /** Says of a moment whether it is what the tracker is to find. */
    @PostMapping("/labels")
    String label(
            Viewer viewer,
            @PathVariable TrackerId id,
            @RequestParam ConversationId conversation,
            @RequestParam UtteranceId utterance,
            @RequestParam Side side,
            @RequestParam boolean correct,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        Utterance said = transcripts
                .find(viewer, conversation, utterance)
                .orElseThrow(() -> new NotThere("utterance " + utterance));
        CompanyTracker labelled =
                trackers.label(viewer, id, said.text(), side, correct).orElseThrow(() -> missing(id));
        if (htmx == null) {
            return back(id);
        }
        model.addAttribute("text", said.text());
        model.addAttribute("correct", correct);
        model.addAttribute("quality", TrackerViews.quality(labelled));
        return "tracker :: labelled(text=${text},correct=${correct},quality=${quality})";
    }

    /** Puts the newest version into force; what it gains or loses in history is understood again. */
    @PostMapping("/publish")
    String publish(Viewer viewer, @PathVariable TrackerId id, RedirectAttributes flash) {
        CompanyTracker before = found(viewer, id);
        CompanyTracker after = trackers.publish(viewer, id).orElseThrow(() -> missing(id));
        int again = trials.understandAgain(viewer, before.draft(), before.published());
        said(
                flash,
                true,
                "Version " + after.publishedVersion() + " is in force; " + Words.count(again, "item is", "items are")
                        + " understood again for it.");
        return back(id);
    }

    private CompanyTracker found(Viewer viewer, TrackerId id) {
        return trackers.find(viewer, id).orElseThrow(() -> missing(id));
    }

    private static NotThere missing(TrackerId id) {
        return new NotThere("tracker " + id);
    }

    private static void said(RedirectAttributes flash, boolean good, String words) {
        flash.addFlashAttribute("said", words);
        flash.addFlashAttribute("good", good);
    }

    private static String back(TrackerId id) {
        return "redirect:" + TrackersPage.PATH + "/" + id;
    }
}
