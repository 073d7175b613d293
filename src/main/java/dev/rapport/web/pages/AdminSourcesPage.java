package dev.rapport.web.pages;

import dev.rapport.conversation.Viewer;
import dev.rapport.web.Source;
import dev.rapport.web.Sources;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page of the administration: where conversations come from, and how each source fares. */
@Controller
final class AdminSourcesPage {

    private final Sources sources;
    private final Times times;

    AdminSourcesPage(Sources sources, Times times) {
        this.sources = sources;
        this.times = times;
    }

    /** What needs a person comes first, what is switched off last. */
    @GetMapping("/admin")
    String page(Viewer viewer, Model model) {
        List<Source> all = sources.all(viewer);
        long troubled = all.stream().filter(source -> rank(source) == 0).count();
        model.addAttribute(
                "view",
                new SourcesView(
                        troubled == 0
                                ? "All sources fare well."
                                : Words.count(troubled, "source needs", "sources need") + " a look.",
                        troubled == 0,
                        all.stream()
                                .sorted(Comparator.comparingInt(AdminSourcesPage::rank)
                                        .thenComparing(Source::source))
                                .map(this::row)
                                .toList()));
        return "admin";
    }

    private static int rank(Source source) {
        return switch (source.state()) {
            case "BROKEN", "TROUBLE" -> 0;
            case "OFF" -> 2;
            default -> 1;
        };
    }

    private Row row(Source source) {
        return new Row(
                source.source(),
                source.channel() == null ? "" : Words.of(source.channel()),
                state(source),
                switch (rank(source)) {
                    case 0 -> "quarantined";
                    case 1 -> "processed";
                    default -> "off";
                },
                Words.number(source.seen()),
                source.lastAt() == null ? null : times.moment(source.lastAt()),
                source.file(),
                source.reason());
    }

    private static String state(Source source) {
        return switch (source.state()) {
            case "BROKEN" -> "Broken file";
            case "TROUBLE" -> "In trouble";
            case "OFF" -> "Off";
            default -> "Running";
        };
    }

    /** @param good whether no source needs a person */
    record SourcesView(String summary, boolean good, List<Row> rows) {}

    /**
     * One source.
     *
     * @param css what the style sheet calls its state
     * @param lastAt null where nothing came yet
     * @param reason what is wrong, or how it is switched on; null where it runs
     */
    record Row(
            String name,
            String channel,
            String state,
            String css,
            String seen,
            @Nullable Moment lastAt,
            @Nullable String file,
            @Nullable String reason) {}
}
