package dev.rapport.insight;

import dev.rapport.capture.Ledger;
import dev.rapport.conversation.Viewer;
import dev.rapport.insight.Quality.Counts;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells how well conversations are captured, and what that saves. Safe for use by many threads. */
@Component
public class Insights {

    private final FigureStore figures;
    private final Ledger ledger;
    private final InsightSettings settings;

    Insights(FigureStore figures, Ledger ledger, InsightSettings settings) {
        this.figures = figures;
        this.ledger = ledger;
        this.settings = settings;
    }

    /** What was filed and filled in this time, and the minutes that it saved by the stated assumption. */
    public Value value(Viewer viewer, Period period) {
        Map<String, Long> filed = figures.filed(viewer, period);
        long calls = filed.getOrDefault("CALL", 0L);
        long emails = filed.getOrDefault("EMAIL", 0L);
        long chats = filed.getOrDefault("CHAT", 0L);
        long fields = figures.fieldsFilled(viewer, period);
        double minutes = calls * settings.minutesPerCall()
                + (emails + chats) * settings.minutesPerMessage()
                + fields * settings.minutesPerField();
        return new Value(
                calls,
                emails,
                chats,
                fields,
                figures.promises(viewer, period),
                figures.corrected(viewer, period),
                minutes,
                new Value.Assumption(
                        settings.minutesPerCall(), settings.minutesPerMessage(), settings.minutesPerField()));
    }

    /** Of all that was ever seen. */
    public Quality quality(Viewer viewer) {
        List<Quality.Source> sources = ledger.rows(viewer).stream()
                .map(row -> new Quality.Source(row.source(), row.channel(), Counts.of(row), row.warning()))
                .toList();
        Counts total = sources.stream()
                .map(Quality.Source::counts)
                .reduce(new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0), Counts::plus);
        FigureStore.Confidence confidence = figures.confidence(viewer);
        return new Quality(
                total,
                total.captureRate(),
                total.unmatchedShare(),
                confidence.mean(),
                confidence.unsure(),
                figures.suggestedDuplicates(viewer),
                sources,
                figures.quarantine(viewer));
    }
}
