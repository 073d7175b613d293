package dev.rapport.web.api;

import dev.rapport.archive.FindingStore;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.Viewer;
import dev.rapport.insight.Grouping;
import dev.rapport.insight.InsightSettings;
import dev.rapport.insight.Insights;
import dev.rapport.insight.ObjectionCounts;
import dev.rapport.insight.ObjectionRow;
import dev.rapport.insight.Period;
import dev.rapport.insight.Quality;
import dev.rapport.insight.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be learnt from all conversations together. */
@RestController
@RequestMapping("/api/v1/insights")
final class InsightApi {

    private static final int EVIDENCE = 10;

    private final ObjectionCounts objections;
    private final Insights insights;
    private final FindingStore findings;
    private final InsightSettings settings;
    private final Times times;

    InsightApi(
            ObjectionCounts objections,
            Insights insights,
            FindingStore findings,
            InsightSettings settings,
            Times times) {
        this.objections = objections;
        this.insights = insights;
        this.findings = findings;
        this.settings = settings;
        this.times = times;
    }

    @GetMapping("/objections")
    Rows objections(
            Viewer viewer,
            @RequestParam(required = false) @Nullable Grouping groupBy,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before) {
        Grouping by = groupBy == null ? Grouping.CATEGORY : groupBy;
        List<RowView> rows = objections.rows(viewer, by, period(after, before)).stream()
                .map(row -> view(viewer, by, row))
                .toList();
        return new Rows(by, rows, rows.size(), null, settings.fewest());
    }

    @GetMapping(path = "/objections.csv", produces = "text/csv")
    ResponseEntity<String> csv(
            Viewer viewer,
            @RequestParam(required = false) @Nullable Grouping groupBy,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before)
            throws IOException {
        Grouping by = groupBy == null ? Grouping.CATEGORY : groupBy;
        StringWriter out = new StringWriter();
        SafeCsv csv = new SafeCsv(
                out,
                List.of("key", "label", "count", "conversations", "denominator", "share", "handled", "progressed"));
        for (ObjectionRow row : objections.rows(viewer, by, period(after, before))) {
            csv.row(Arrays.asList(
                    row.key(),
                    by.label(row.key()),
                    Long.toString(row.count()),
                    Long.toString(row.conversations()),
                    Long.toString(row.denominator()),
                    row.share() == null ? null : String.format(Locale.ROOT, "%.4f", row.share()),
                    Long.toString(row.handled()),
                    Long.toString(row.progressed())));
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"objections.csv\"")
                .body(out.toString());
    }

    @GetMapping("/quality")
    QualityView quality(Viewer viewer) {
        return QualityView.of(insights.quality(viewer));
    }

    @GetMapping("/value")
    ValueView value(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before) {
        return ValueView.of(insights.value(viewer, period(after, before)));
    }

    private Period period(@Nullable String after, @Nullable String before) {
        return new Period(times.instant("after", after), times.instant("before", before));
    }

    private RowView view(Viewer viewer, Grouping by, ObjectionRow row) {
        List<FindingView.EvidenceView> evidence = row.findings().stream()
                .limit(EVIDENCE)
                .flatMap(id -> findings.find(viewer, id).stream())
                .flatMap(found -> FindingView.of(found).evidence().stream())
                .toList();
        return new RowView(
                row.key(),
                by.label(row.key()),
                row.count(),
                row.conversations(),
                row.denominator(),
                row.share(),
                row.handled(),
                row.progressed(),
                row.findings().stream().map(FindingId::toString).toList(),
                evidence);
    }

    /** @param fewest the least denominator for which a share is shown */
    record Rows(
            Grouping groupBy,
            List<RowView> items,
            long total,
            @Nullable String nextCursor,
            int fewest) {}

    /**
     * Objections of one group.
     *
     * @param share conversations of the denominator; null where that is too small to say anything
     * @param handled how many were answered
     * @param progressed after how many of those the opportunity went on
     * @param evidence of the newest
     */
    record RowView(
            String key,
            String label,
            long count,
            long conversations,
            long denominator,
            @Nullable Double share,
            long handled,
            long progressed,
            List<String> findingIds,
            List<FindingView.EvidenceView> evidence) {}

    /** As {@link Quality} has it. */
    record QualityView(
            @Nullable Double captureRate,
            long seen,
            long attached,
            long unmatched,
            @Nullable Double unmatchedShare,
            long duplicates,
            long excluded,
            long quarantined,
            long pending,
            @Nullable Double confidence,
            @Nullable Double unsureShare,
            long suggestedDuplicates,
            List<SourceView> sources,
            List<Quality.Reason> quarantine) {

        static QualityView of(Quality quality) {
            Quality.Counts total = quality.total();
            return new QualityView(
                    quality.captureRate(),
                    total.seen(),
                    total.attached(),
                    total.unmatched(),
                    quality.unmatchedShare(),
                    total.duplicate(),
                    total.excluded(),
                    total.quarantined(),
                    total.pending(),
                    quality.confidence(),
                    quality.unsureShare(),
                    quality.suggestedDuplicates(),
                    quality.sources().stream().map(SourceView::of).toList(),
                    quality.quarantine());
        }
    }

    /** A source. */
    record SourceView(
            String source,
            @Nullable Double captureRate,
            @Nullable Double unmatchedShare,
            Quality.Counts counts,
            @Nullable String warning) {

        static SourceView of(Quality.Source source) {
            return new SourceView(
                    source.source(),
                    source.counts().captureRate(),
                    source.counts().unmatchedShare(),
                    source.counts(),
                    source.warning());
        }
    }

    /** As {@link Value} has it. */
    record ValueView(
            long callsFiled,
            long emailsFiled,
            long chatsFiled,
            long fieldsFilled,
            long promisesRemembered,
            long corrected,
            Value.Corrected corrections,
            double minutesSaved,
            Value.Assumption assumption) {

        static ValueView of(Value value) {
            return new ValueView(
                    value.calls(),
                    value.emails(),
                    value.chats(),
                    value.fieldsFilled(),
                    value.promises(),
                    value.corrected().all(),
                    value.corrected(),
                    value.minutesSaved(),
                    value.assumption());
        }
    }
}
