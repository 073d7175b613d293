package dev.rapport.web.pages;

import dev.rapport.conversation.Viewer;
import dev.rapport.pipeline.RouteSwitch;
import dev.rapport.web.Source;
import dev.rapport.web.Sources;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The first page of the administration: where conversations come from, and how each source fares. */
@Controller
final class AdminSourcesPage {

    private final Sources sources;
    private final RouteSwitch switches;
    private final Times times;

    AdminSourcesPage(Sources sources, RouteSwitch switches, Times times) {
        this.sources = sources;
        this.switches = switches;
        this.times = times;
    }

    /** What needs a person comes first, what is switched off last. */
    @GetMapping("/admin")
    String page(Viewer viewer, Model model) {
        List<Source> all = sources.all(viewer);
        Set<String> stoppable = switches.stoppable(viewer);
        Set<String> stopped = switches.stopped(viewer);
        long troubled = all.stream().filter(source -> rank(source) == 0).count();
        model.addAttribute(
                "view",
                new SourcesView(
                        troubled == 0
                                ? "All sources fare well."
                                : Words.count(troubled, "source needs", "sources need") + " a look.",
                        troubled == 0,
                        rows(all, source -> rank(source) < 2 || stopped.contains(source.source()), stoppable, stopped),
                        rows(
                                all,
                                source -> rank(source) == 2 && !stopped.contains(source.source()),
                                Set.of(),
                                Set.of())));
        return "admin";
    }

    private List<Row> rows(List<Source> all, Predicate<Source> which, Set<String> stoppable, Set<String> stopped) {
        return all.stream()
                .filter(which)
                .sorted(Comparator.comparingInt(AdminSourcesPage::rank).thenComparing(Source::source))
                .map(source -> row(
                        source,
                        stopped.contains(source.source())
                                ? "start"
                                : stoppable.contains(source.source()) && rank(source) < 2 ? "stop" : null))
                .toList();
    }

    /** Stops a source for now; what waits for it waits where it is. */
    @PostMapping("/admin/sources/{id}/stop")
    String stop(Viewer viewer, @PathVariable String id, RedirectAttributes flash) {
        return said(flash, switches.stop(viewer, id), id + " is stopped.", id + " can not be stopped just now.");
    }

    @PostMapping("/admin/sources/{id}/start")
    String start(Viewer viewer, @PathVariable String id, RedirectAttributes flash) {
        return said(
                flash, switches.start(viewer, id), id + " runs again.", id + " can not be started; the log says why.");
    }

    private static String said(RedirectAttributes flash, boolean done, String good, String bad) {
        flash.addFlashAttribute("said", done ? good : bad);
        flash.addFlashAttribute("good", done);
        return "redirect:/admin";
    }

    private static int rank(Source source) {
        return switch (source.state()) {
            case "BROKEN", "TROUBLE" -> 0;
            case "OFF" -> 2;
            default -> 1;
        };
    }

    private Row row(Source source, @Nullable String change) {
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
                source.reason(),
                change);
    }

    private static String state(Source source) {
        return switch (source.state()) {
            case "BROKEN" -> "Broken file";
            case "TROUBLE" -> "In trouble";
            case "OFF" -> "Off";
            default -> "Running";
        };
    }

    /**
     * The page.
     *
     * @param good whether no source needs a person
     * @param others what can be switched on
     */
    record SourcesView(String summary, boolean good, List<Row> rows, List<Row> others) {}

    /**
     * One source.
     *
     * @param css what the style sheet calls its state
     * @param lastAt null where nothing came yet
     * @param reason what is wrong, or how it is switched on; null where it runs
     * @param change what a button does: stop or start; null where there is none
     */
    record Row(
            String name,
            String channel,
            String state,
            String css,
            String seen,
            @Nullable Moment lastAt,
            @Nullable String file,
            @Nullable String reason,
            @Nullable String change) {}
}
