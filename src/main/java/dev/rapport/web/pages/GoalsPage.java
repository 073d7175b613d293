package dev.rapport.web.pages;

import dev.rapport.conversation.Viewer;
import dev.rapport.insight.Goal;
import dev.rapport.insight.GoalDraft;
import dev.rapport.insight.GoalId;
import dev.rapport.insight.Goals;
import dev.rapport.insight.Measure;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a team wants to reach, and its course, drawn. */
@Controller
final class GoalsPage {

    private static final String PATH = "/goals";
    private static final int WIDTH = 600;
    private static final int HEIGHT = 120;
    private static final int QUARTER_DAYS = 91;

    private final Goals goals;

    GoalsPage(Goals goals) {
        this.goals = goals;
    }

    @GetMapping(PATH)
    String page(Viewer viewer, Model model) {
        List<Goal> all = goals.all(viewer);
        model.addAttribute(
                "view",
                new View(
                        all.stream().map(GoalsPage::row).toList(),
                        Stream.of(Measure.values())
                                .map(one -> new Option(one.name(), name(one)))
                                .toList(),
                        goals.today().toString(),
                        goals.today().plusDays(QUARTER_DAYS).toString()));
        return "goals";
    }

    /** A goal in a form: its target in percent where it is a share. */
    @PostMapping(PATH)
    String add(
            Viewer viewer,
            @RequestParam String sentence,
            @RequestParam Measure measure,
            @RequestParam double target,
            @RequestParam LocalDate starts,
            @RequestParam LocalDate due,
            RedirectAttributes flash) {
        try {
            double wanted = measure.isShare() ? target / 100 : target;
            goals.add(viewer, new GoalDraft(sentence, measure, null, wanted, starts, due, List.of(), false));
            flash.addFlashAttribute("said", "The goal is set.");
        } catch (IllegalArgumentException e) {
            flash.addFlashAttribute("problem", e.getMessage());
        }
        return "redirect:" + PATH;
    }

    /** Nobody follows it any more; it stays to be seen. */
    @PostMapping(PATH + "/{id}/close")
    String close(Viewer viewer, @PathVariable GoalId id) {
        Goal goal = goals.find(viewer, id).orElseThrow(() -> new NotThere("There is no goal " + id));
        goals.change(viewer, id, goal.version(), goal.goal().asClosed());
        return "redirect:" + PATH;
    }

    private static Row row(Goal goal) {
        GoalDraft draft = goal.goal();
        double most = Math.max(
                draft.measure().isShare() ? 1 : draft.target(),
                goal.course().stream()
                        .mapToDouble(point -> point.value() == null ? 0 : point.value())
                        .max()
                        .orElse(0));
        double top = most == 0 ? 1 : most * 1.05;
        List<Dot> dots = dots(goal, top);
        return new Row(
                goal.id().toString(),
                draft.sentence(),
                name(draft.measure()) + (draft.category() == null ? "" : " (" + Words.words(draft.category()) + ")"),
                Words.css(goal.state()),
                state(goal.state()),
                value(draft.measure(), goal.current()),
                value(draft.measure(), draft.target()),
                Times.day(draft.starts()),
                Times.day(draft.due()),
                dots.stream().map(dot -> dot.x() + "," + dot.y()).collect(Collectors.joining(" ")),
                y(draft.target(), top),
                value(draft.measure(), draft.measure().isShare() ? 1 : most),
                y(draft.measure().isShare() ? 1 : most, top),
                dots,
                goal.state() != Goal.State.CLOSED);
    }

    /** A place for each week of the whole time; weeks of which nothing is known have no dot. */
    private static List<Dot> dots(Goal goal, double top) {
        GoalDraft draft = goal.goal();
        long days = Math.max(1, draft.starts().until(draft.due(), ChronoUnit.DAYS));
        List<Dot> dots = new ArrayList<>();
        for (Goal.Point point : goal.course()) {
            if (point.value() != null) {
                long day = draft.starts().until(point.from(), ChronoUnit.DAYS);
                dots.add(new Dot(
                        (int) (WIDTH * day / days),
                        y(point.value(), top),
                        "Week of " + Times.day(point.from()) + ": " + value(draft.measure(), point.value()) + ", of "
                                + point.of()));
            }
        }
        return dots;
    }

    private static int y(double value, double top) {
        return (int) Math.round(HEIGHT - HEIGHT * value / top);
    }

    private static String value(Measure measure, @Nullable Double value) {
        if (value == null) {
            return "nothing yet";
        }
        return measure.isShare()
                ? Math.round(value * 100) + " %"
                : String.format(Locale.UK, value == Math.rint(value) ? "%,.0f" : "%,.1f", value);
    }

    private static String name(Measure measure) {
        return switch (measure) {
            case PROMISES_KEPT -> "Our promises kept in time (%)";
            case OBJECTIONS_HANDLED -> "Objections answered (%)";
            case OBJECTIONS -> "Objections in a hundred conversations";
            case FILED -> "On a customer's record (%)";
            case CONVERSATIONS -> "Conversations a week";
        };
    }

    private static String state(Goal.State state) {
        return switch (state) {
            case OPEN -> "On the way";
            case REACHED -> "Reached";
            case MISSED -> "Missed";
            case CLOSED -> "Closed";
        };
    }

    /** The page; the days are what the form begins with. */
    record View(List<Row> rows, List<Option> measures, String today, String quarter) {}

    /** A choice of the form. */
    record Option(String value, String label) {}

    /** A week in the drawing, 600 by 120. */
    record Dot(int x, int y, String title) {}

    /** One goal; {@code targetY} is where the line of the target is drawn, {@code topY} where that of {@code top} is. */
    record Row(
            String id,
            String sentence,
            String measure,
            String state,
            String stateText,
            String current,
            String target,
            String starts,
            String due,
            String line,
            int targetY,
            String top,
            int topY,
            List<Dot> dots,
            boolean open) {}
}
