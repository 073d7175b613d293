package dev.rapport.web.pages;

import dev.rapport.archive.PickedFindings;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.Viewer;
import dev.rapport.insight.Grouping;
import dev.rapport.insight.InsightSettings;
import dev.rapport.insight.Insights;
import dev.rapport.insight.ObjectionCounts;
import dev.rapport.insight.ObjectionRow;
import dev.rapport.insight.Period;
import dev.rapport.insight.Quality;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What all conversations together tell: the objections, with the way to each; and how well is captured. */
@Controller
final class InsightsPage {

    private static final String PATH = "/insights";
    private static final int EVIDENCE = 8;
    private static final int WIDTH = 1000;
    private static final List<Span> OFFERED = List.of(Span.MONTH, Span.QUARTER, Span.YEAR, Span.ALL);

    private final ObjectionCounts objections;
    private final Insights insights;
    private final PickedFindings findings;
    private final InsightSettings settings;
    private final Times times;
    private final Clock clock;

    InsightsPage(
            ObjectionCounts objections,
            Insights insights,
            PickedFindings findings,
            InsightSettings settings,
            Times times,
            Clock clock) {
        this.objections = objections;
        this.insights = insights;
        this.findings = findings;
        this.settings = settings;
        this.times = times;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String page(
            Viewer viewer,
            @RequestParam(required = false) @Nullable Grouping by,
            @RequestParam(required = false) @Nullable Span span,
            Model model) {
        Grouping grouping = by == null ? Grouping.CATEGORY : by;
        Span shown = span == null ? Span.QUARTER : span;
        List<ObjectionRow> rows = objections.rows(viewer, grouping, shown.until(clock.instant()));
        long most = rows.stream().mapToLong(ObjectionRow::count).max().orElse(1);
        Map<FindingId, Finding> evidence = evidence(viewer, rows);
        model.addAttribute(
                "view",
                new View(
                        Stream.of(Grouping.values())
                                .map(one -> new Choice(name(one), path(one, shown), one == grouping))
                                .toList(),
                        Span.choices(OFFERED, shown, one -> path(grouping, one)),
                        name(grouping),
                        "/api/v1/insights/objections.csv?groupBy=" + Words.css(grouping) + after(shown),
                        settings.fewest(),
                        Words.number(most),
                        grouping == Grouping.MONTH && rows.size() > 1 ? MonthChart.of(rows) : null,
                        rows.stream()
                                .map(row -> row(grouping, row, most, evidence))
                                .toList()));
        return "insights";
    }

    @GetMapping(PATH + "/quality")
    String quality(Viewer viewer, Model model) {
        Quality quality = insights.quality(viewer);
        model.addAttribute(
                "view",
                new QualityView(
                        percent(quality.captureRate()),
                        percent(quality.unmatchedShare()),
                        percent(quality.confidence()),
                        percent(quality.unsureShare()),
                        Words.number(quality.suggestedDuplicates()),
                        quality.sources().stream().map(InsightsPage::source).toList(),
                        quality.quarantine()));
        return "quality";
    }

    private Map<FindingId, Finding> evidence(Viewer viewer, List<ObjectionRow> rows) {
        return findings.of(
                viewer,
                rows.stream()
                        .flatMap(row -> row.findings().stream().limit(EVIDENCE))
                        .toList());
    }

    private String after(Span span) {
        Period period = span.until(clock.instant());
        return period.after() == null ? "" : "&after=" + period.after().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String path(Grouping by, Span span) {
        return PATH + "?by=" + Words.css(by) + "&span=" + Words.css(span);
    }

    private static String name(Grouping by) {
        return switch (by) {
            case CATEGORY -> "Category";
            case MONTH -> "Month";
            case STAGE -> "Stage";
            case PRODUCT -> "Product";
            case OUTCOME -> "Outcome";
        };
    }

    private static Row row(Grouping by, ObjectionRow row, long most, Map<FindingId, Finding> findings) {
        return new Row(
                label(by, row.key()),
                (int) Math.max(4, WIDTH * row.count() / most),
                (int) (WIDTH * row.handled() / most),
                Words.count(row.count(), "time", "times"),
                Words.number(row.conversations()) + " of "
                        + Words.count(row.denominator(), "conversation", "conversations"),
                row.share() == null ? null : percent(row.share()),
                row.handled() + " of " + row.count(),
                row.handled() == 0 ? "–" : row.progressed() + " of " + row.handled(),
                row.findings().stream()
                        .limit(EVIDENCE)
                        .flatMap(id -> Stream.ofNullable(findings.get(id)))
                        .map(InsightsPage::evidenced)
                        .toList());
    }

    private static Evidenced evidenced(Finding finding) {
        Evidence place = finding.place();
        String answer = finding.value().get("answer") instanceof String text ? text : null;
        return new Evidenced(
                place.quote(),
                Places.href(place),
                place.time() == null ? null : Times.duration(place.time().startMs()),
                answer);
    }

    private static String label(Grouping by, String key) {
        if (by != Grouping.MONTH || key.isEmpty()) {
            return by.label(key);
        }
        try {
            return Times.month(YearMonth.parse(key));
        } catch (DateTimeException e) {
            return key;
        }
    }

    private static @Nullable String percent(@Nullable Double share) {
        return share == null ? null : Math.round(share * 100) + "\u00a0%";
    }

    private static SourceRow source(Quality.Source source) {
        Quality.Counts counts = source.counts();
        return new SourceRow(
                source.source(),
                percent(counts.captureRate()),
                percent(counts.unmatchedShare()),
                Arrays.asList(
                        Words.number(counts.seen()),
                        Words.number(counts.duplicate()),
                        Words.number(counts.excluded()),
                        Words.number(counts.quarantined())),
                source.warning());
    }

    /**
     * @param by what the rows are of
     * @param fewest below so many conversations there is no share
     * @param most what the longest bar stands for
     * @param chart the course over the months; null where they are not asked for, or there is one
     */
    record View(
            List<Choice> groupings,
            List<Choice> spans,
            String by,
            String csv,
            int fewest,
            String most,
            @Nullable MonthChart chart,
            List<Row> rows) {}

    /**
     * Objections of one group.
     *
     * @param width of the bar, of 1000
     * @param handledWidth the part of it that was answered
     * @param share null where there are too few conversations
     * @param progressed of those that were answered
     */
    record Row(
            String label,
            int width,
            int handledWidth,
            String count,
            String conversations,
            @Nullable String share,
            String handled,
            String progressed,
            List<Evidenced> moments) {}

    /** One time that it was said; {@code at} is null for what was written, {@code answer} where nobody answered. */
    record Evidenced(
            String quote,
            String href,
            @Nullable String at,
            @Nullable String answer) {}

    /** Each figure is null where there is nothing to measure. */
    record QualityView(
            @Nullable String captured,
            @Nullable String unmatched,
            @Nullable String confidence,
            @Nullable String unsure,
            String duplicates,
            List<SourceRow> sources,
            List<Quality.Reason> quarantine) {}

    /** A source. */
    record SourceRow(
            String source,
            @Nullable String captured,
            @Nullable String unmatched,
            List<String> counts,
            @Nullable String warning) {}
}
