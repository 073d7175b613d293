package dev.rapport.web.pages;

import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import dev.rapport.search.SearchHit;
import dev.rapport.search.SearchResult;
import dev.rapport.understand.CompanyTracker;
import dev.rapport.understand.CompanyTracker.Quality;
import dev.rapport.understand.TrackerDraft;
import dev.rapport.web.TrackerTrial.Trial;
import dev.rapport.web.pages.SearchView.HitView;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what is said of trackers: what they find, how good they are, and which version is in force. */
@Component
final class TrackerViews {

    private static final int PERCENT = 100;

    private final HitViews hits;
    private final Times times;

    TrackerViews(HitViews hits, Times times) {
        this.hits = hits;
        this.times = times;
    }

    Row row(CompanyTracker tracker) {
        return new Row(
                "/trackers/" + tracker.id(),
                tracker.name(),
                tracker.draft().query(),
                force(tracker),
                tracker.publishedVersion() == null ? "pending" : "processed",
                precision(tracker.quality()),
                times.moment(tracker.changedAt()));
    }

    private static String force(CompanyTracker tracker) {
        Integer published = tracker.publishedVersion();
        if (published == null) {
            return "Not published";
        }
        return published == tracker.version()
                ? "Version " + published + " is in force"
                : "Version " + published + " is in force, version " + tracker.version() + " is not yet";
    }

    private static String precision(Quality quality) {
        Double precision = quality.precision();
        return precision == null
                ? "Not measured"
                : Math.round(precision * PERCENT) + " % right of " + (quality.right() + quality.wrong()) + " labelled";
    }

    TrackerView of(CompanyTracker tracker, @Nullable TrackerDraft published, TrialView trial) {
        return new TrackerView(
                tracker.id().toString(),
                tracker.name(),
                force(tracker),
                tracker.version(),
                !Objects.equals(tracker.publishedVersion(), tracker.version()),
                published == null ? null : published.query(),
                DraftView.of(tracker.draft()),
                quality(tracker),
                trial);
    }

    static QualityView quality(CompanyTracker tracker) {
        Quality quality = tracker.quality();
        int labelled = quality.right() + quality.wrong() + quality.missed();
        return new QualityView(
                precision(quality),
                labelled == 0
                        ? "Label some of what it finds: each says whether it is what you look for."
                        : "It finds " + quality.right() + " of " + (quality.right() + quality.missed())
                                + " labelled as right, and " + quality.wrong() + " labelled as wrong.");
    }

    /** @param id whose labels are taken; null while the tracker is not made yet */
    TrialView trial(Viewer viewer, @Nullable String id, boolean compared, Trial trial) {
        return new TrialView(
                null,
                Words.count(trial.all().total(), "moment", "moments") + " in "
                        + Words.count(trial.all().conversations(), "conversation", "conversations")
                        + " of all history",
                id,
                compared ? change("Gained", trial.gained()) : null,
                compared ? change("Lost", trial.lost()) : null,
                rows(viewer, trial.all()),
                compared ? rows(viewer, trial.gained()) : List.of(),
                compared ? rows(viewer, trial.lost()) : List.of());
    }

    private static String change(String what, SearchResult found) {
        return what + " against the published version: " + Words.number(found.total());
    }

    /** Nothing to show, and why. */
    static TrialView none(@Nullable String problem) {
        return new TrialView(problem, "", null, null, null, List.of(), List.of(), List.of());
    }

    private List<SampleRow> rows(Viewer viewer, SearchResult found) {
        List<HitView> shown = hits.of(viewer, found.items());
        return IntStream.range(0, shown.size())
                .mapToObj(at -> row(found.items().get(at), shown.get(at)))
                .toList();
    }

    private static SampleRow row(SearchHit hit, HitView shown) {
        return new SampleRow(
                shown,
                hit.conversationId().toString(),
                hit.utteranceId() == null ? null : hit.utteranceId().toString(),
                hit.side());
    }

    /** One of the list. */
    record Row(
            String href, String name, String query, String force, String state, String precision, Moment changedAt) {}

    /**
     * One tracker.
     *
     * @param publishable whether the newest version is not in force yet
     * @param published the query in force; null where none is
     */
    record TrackerView(
            String id,
            String name,
            String force,
            int version,
            boolean publishable,
            @Nullable String published,
            DraftView draft,
            QualityView quality,
            TrialView trial) {}

    /** What stands in the form; empty for anybody. */
    record DraftView(String query, String side, String scope) {

        static final DraftView EMPTY = new DraftView("", "", "MOMENT");

        static DraftView of(TrackerDraft draft) {
            return new DraftView(
                    draft.query(),
                    draft.side() == null ? "" : draft.side().name(),
                    draft.whole() ? "CONVERSATION" : "MOMENT");
        }
    }

    /** How good the newest version is, in two sentences. */
    record QualityView(String precision, String text) {}

    /**
     * What a query finds.
     *
     * @param problem why it can not be read; null where it can
     * @param id of the tracker whose sample can be labelled; null where there is none
     * @param gained null where there is nothing to compare with, as {@code lost}
     */
    record TrialView(
            @Nullable String problem,
            String found,
            @Nullable String id,
            @Nullable String gained,
            @Nullable String lost,
            List<SampleRow> rows,
            List<SampleRow> gainedRows,
            List<SampleRow> lostRows) {}

    /** @param utterance null where it can not be labelled */
    record SampleRow(
            HitView hit, String conversation, @Nullable String utterance, Side side) {}
}
