package dev.rapport.web.api;

import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import dev.rapport.understand.CompanyTracker;
import dev.rapport.understand.CompanyTrackers;
import dev.rapport.understand.ShippedTracker;
import dev.rapport.understand.TrackerDraft;
import dev.rapport.understand.TrackerId;
import dev.rapport.web.Refusal;
import dev.rapport.web.TrackerTrial;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The company's own trackers: written, tried on all history, labelled, and published; and those that come with Rapport, which are
 * only shown: they are changed in their files.
 */
@RestController
@RequestMapping("/api/v1/trackers")
final class TrackerApi {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TEXT = 20_000;
    private static final int MOST_LABELS = 1_000;

    private final CompanyTrackers trackers;
    private final TrackerTrial trial;
    private final TranscriptStore transcripts;

    TrackerApi(CompanyTrackers trackers, TrackerTrial trial, TranscriptStore transcripts) {
        this.trackers = trackers;
        this.trial = trial;
        this.transcripts = transcripts;
    }

    @GetMapping
    Listing<TrackerView> list(Viewer viewer, @ParameterObject PartRequest part) {
        Stream<TrackerView> own = trackers.list(viewer).stream().map(TrackerView::of);
        return Listing.part(
                Stream.concat(own, trackers.shipped(viewer).stream().map(TrackerView::of))
                        .toList(),
                part,
                TrackerView::id);
    }

    @GetMapping("/{id}")
    TrackerView one(Viewer viewer, @PathVariable TrackerId id) {
        return shipped(viewer, id).map(TrackerView::of).orElseGet(() -> TrackerView.of(own(viewer, id)));
    }

    private Optional<ShippedTracker> shipped(Viewer viewer, TrackerId id) {
        return trackers.shipped(viewer).stream()
                .filter(tracker -> tracker.id().equals(id))
                .findFirst();
    }

    private CompanyTracker own(Viewer viewer, TrackerId id) {
        return trackers.find(viewer, id)
                .orElseThrow(() -> shipped(viewer, id)
                        .map(TrackerApi::readOnly)
                        .orElseGet(() -> Refusal.notFound("tracker " + id)));
    }

    private static Refusal readOnly(ShippedTracker tracker) {
        return Refusal.of(
                HttpStatus.CONFLICT,
                "The tracker \"" + tracker.name() + "\" comes with Rapport. Copy " + tracker.file()
                        + " into the folder trackers of the data folder and change it there, or make a tracker of your own");
    }

    @PostMapping
    ResponseEntity<TrackerView> create(Viewer viewer, @RequestBody Body body) {
        String name = Fields.text("name", body.name(), LONGEST_NAME);
        if (name == null) {
            throw Refusal.badRequest("The field name is missing");
        }
        CompanyTracker made = trackers.add(viewer, name, body.draft())
                .orElseThrow(() -> Refusal.of(
                        HttpStatus.CONFLICT, "There is a tracker \"" + name.strip() + "\" already; change that one"));
        return ResponseEntity.status(HttpStatus.CREATED).body(TrackerView.of(made));
    }

    /** Makes the next version; the published one stays in force until this is published too. */
    @PutMapping("/{id}")
    TrackerView change(Viewer viewer, @PathVariable TrackerId id, @RequestBody Body body) {
        own(viewer, id);
        return TrackerView.of(
                trackers.change(viewer, id, body.draft()).orElseThrow(() -> Refusal.notFound("tracker " + id)));
    }

    /** What a query finds in all history; with an id, also what that would gain and lose against the published version. */
    @PostMapping("/try")
    Tried tryOut(Viewer viewer, @RequestBody Body body) {
        TrackerDraft draft = body.draft();
        trackers.read(draft.query());
        TrackerId id = body.trackerId() == null ? null : known(body.trackerId());
        TrackerDraft published = id == null ? null : own(viewer, id).published();
        return Tried.of(trial.of(viewer, draft, published));
    }

    private static TrackerId known(String id) {
        try {
            return TrackerId.of(id);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(
                    "The field trackerId can not be \"" + id + "\"; it takes an id as it was given out");
        }
    }

    /** Says of sentences whether they are what the tracker is to find: by an utterance, or by what was said. */
    @PostMapping("/{id}/labels")
    TrackerView label(Viewer viewer, @PathVariable TrackerId id, @RequestBody Labels labels) {
        List<LabelBody> all = labels.labels() == null
                ? List.of(new LabelBody(
                        labels.conversationId(), labels.utteranceId(), labels.text(), labels.side(), labels.correct()))
                : labels.labels();
        if (all.size() > MOST_LABELS) {
            throw Refusal.badRequest("At most " + MOST_LABELS + " labels are taken at a time");
        }
        CompanyTracker after = own(viewer, id);
        for (LabelBody label : all) {
            if (label.correct() == null) {
                throw Refusal.badRequest("The field correct is missing; it takes true or false");
            }
            Said said = said(viewer, label);
            after = trackers.label(viewer, id, said.text(), said.side(), label.correct())
                    .orElseThrow(() -> Refusal.notFound("tracker " + id));
        }
        return TrackerView.of(after);
    }

    private Said said(Viewer viewer, LabelBody label) {
        UtteranceId utterance = Fields.id("utteranceId", label.utteranceId(), UtteranceId::of);
        ConversationId conversation = Fields.id("conversationId", label.conversationId(), ConversationId::of);
        if (utterance != null && conversation != null) {
            String text = transcripts
                    .find(viewer, conversation, utterance)
                    .orElseThrow(() -> Refusal.badRequest("There is no utterance " + utterance + " in " + conversation))
                    .text();
            return new Said(text, label.side() == null ? Side.UNKNOWN : label.side());
        }
        String text = Fields.text("text", label.text(), LONGEST_TEXT);
        if (text == null) {
            throw Refusal.badRequest("Send text, or conversationId and utteranceId");
        }
        return new Said(text, label.side() == null ? Side.UNKNOWN : label.side());
    }

    private record Said(String text, Side side) {}

    /** Puts the newest version into force; what it gains or loses in history is understood again. */
    @PostMapping("/{id}/publish")
    ResponseEntity<Published> publish(Viewer viewer, @PathVariable TrackerId id) {
        CompanyTracker before = own(viewer, id);
        CompanyTracker after = trackers.publish(viewer, id).orElseThrow(() -> Refusal.notFound("tracker " + id));
        int again = trial.understandAgain(viewer, before.draft(), before.published());
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new Published(TrackerView.of(after), again));
    }

    record Body(
            @Nullable String name,
            @Nullable String query,
            @Nullable Side side,
            @Nullable TrackerScope scope,
            @Nullable String trackerId) {

        TrackerDraft draft() {
            if (query == null) {
                throw Refusal.badRequest("The field query is missing");
            }
            return new TrackerDraft(query, side, scope == TrackerScope.CONVERSATION);
        }
    }

    /** One label, or several in {@code labels}. */
    record Labels(
            @Nullable List<LabelBody> labels,
            @Nullable String conversationId,
            @Nullable String utteranceId,
            @Nullable String text,
            @Nullable Side side,
            @Nullable Boolean correct) {}

    record LabelBody(
            @Nullable String conversationId,
            @Nullable String utteranceId,
            @Nullable String text,
            @Nullable Side side,
            @Nullable Boolean correct) {}

    /** @param understoodAgain how many items are understood again for it */
    record Published(TrackerView tracker, int understoodAgain) {}
}
