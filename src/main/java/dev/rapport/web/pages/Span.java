package dev.rapport.web.pages;

import dev.rapport.insight.Period;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Over which time a page of figures looks. Each page offers some of them; all are understood by each. */
enum Span {
    WEEK("7 days", 7),
    MONTH("30 days", 30),
    QUARTER("90 days", 90),
    YEAR("A year", 365),
    ALL("All", 0);

    private final String label;
    private final int days;

    Span(String label, int days) {
        this.label = label;
        this.days = days;
    }

    Period until(Instant now) {
        return Period.ofDays(days, now);
    }

    /** What a page offers, with the one that is shown among them. */
    static List<Choice> choices(List<Span> offered, Span shown, Function<Span, String> path) {
        return offered.stream()
                .map(span -> new Choice(span.label, path.apply(span), span == shown))
                .toList();
    }
}
