package dev.rapport.web.pages;

import dev.rapport.conversation.Viewer;
import dev.rapport.insight.Insights;
import dev.rapport.insight.Value;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What nobody had to type, in a time that can be chosen, and by which assumption it counts as time saved. */
@Controller
final class ValuePage {

    private static final String PATH = "/insights/value";
    private static final int MINUTES_SHOWN = 90;
    private static final double MINUTES_PER_HOUR = 60;
    private static final int WIDTH = 1000;
    private static final List<Span> OFFERED = List.of(Span.WEEK, Span.MONTH, Span.QUARTER, Span.ALL);

    private final Insights insights;
    private final Clock clock;

    ValuePage(Insights insights, Clock clock) {
        this.insights = insights;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String page(Viewer viewer, @RequestParam(required = false) @Nullable Span span, Model model) {
        Span shown = span == null ? Span.MONTH : span;
        Value value = insights.value(viewer, shown.until(clock.instant()));
        model.addAttribute(
                "view",
                new View(
                        Span.choices(OFFERED, shown, one -> PATH + "?span=" + Words.css(one)),
                        time(value.minutesSaved()),
                        Words.number(value.corrected().all()),
                        rows(value),
                        corrected(value.corrected()),
                        "A call is taken to cost %s, a mail or chat %s, a field %s of somebody's time."
                                .formatted(
                                        minutes(value.assumption().minutesPerCall()),
                                        minutes(value.assumption().minutesPerMessage()),
                                        minutes(value.assumption().minutesPerField()))));
        return "value";
    }

    private static List<Row> rows(Value value) {
        return drawn(
                List.of("Calls filed", "Mails filed", "Chats filed", "Fields filled", "Promises remembered"),
                List.of(value.calls(), value.emails(), value.chats(), value.fieldsFilled(), value.promises()));
    }

    private static List<Row> corrected(Value.Corrected corrected) {
        return drawn(
                List.of("Words and speakers", "Findings and fields", "Filings"),
                List.of(corrected.transcripts(), corrected.findings(), corrected.filings()));
    }

    private static List<Row> drawn(List<String> names, List<Long> counts) {
        long most = Math.max(1, counts.stream().mapToLong(Long::longValue).max().orElse(1));
        return Stream.iterate(0, at -> at < names.size(), at -> at + 1)
                .map(at -> new Row(names.get(at), Words.number(counts.get(at)), (int) (WIDTH * counts.get(at) / most)))
                .toList();
    }

    /** As people say it, in minutes or in hours. */
    static String time(double minutes) {
        return minutes < MINUTES_SHOWN
                ? Words.count(Math.round(minutes), "minute", "minutes")
                : Words.count(Math.round(minutes / MINUTES_PER_HOUR), "hour", "hours");
    }

    private static String minutes(double minutes) {
        return minutes == 1
                ? "1 minute"
                : String.format(Locale.UK, minutes == Math.rint(minutes) ? "%.0f minutes" : "%.1f minutes", minutes);
    }

    /**
     * The page.
     *
     * @param saved in words, as "3 hours"
     * @param correctedAll how often a person put something right
     * @param assumption what the time rests on, as a sentence
     */
    record View(
            List<Choice> spans,
            String saved,
            String correctedAll,
            List<Row> rows,
            List<Row> corrected,
            String assumption) {}

    /** @param width of the bar, of 1000 */
    record Row(String name, String count, int width) {}
}
