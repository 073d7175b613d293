package dev.rapport.insight;

import dev.rapport.conversation.Viewer;
import dev.rapport.installation.Company;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a team wants to reach, and how far it has come: a week after the other, in the company's zone. Safe for use by many
 * threads.
 */
@Component
public class Goals {

    private final GoalStore store;
    private final MeasureStore measures;
    private final ZoneId zone;
    private final Clock clock;

    Goals(GoalStore store, MeasureStore measures, Company company, Clock clock) {
        this.store = store;
        this.measures = measures;
        this.zone = company.zone();
        this.clock = clock;
    }

    /** The newest first. */
    public List<Goal> all(Viewer viewer) {
        return store.all(viewer).stream().map(kept -> goal(viewer, kept)).toList();
    }

    public Optional<Goal> find(Viewer viewer, GoalId id) {
        return store.find(viewer, id).map(kept -> goal(viewer, kept));
    }

    public Goal add(Viewer by, GoalDraft draft) {
        GoalId id = store.add(by, draft, clock.instant());
        return find(by, id).orElseThrow();
    }

    /** Empty where it was changed since that version, or is not there. */
    public Optional<Goal> change(Viewer by, GoalId id, long version, GoalDraft draft) {
        return store.change(by, id, version, draft) ? find(by, id) : Optional.empty();
    }

    /** Today, in the company's zone: when a goal starts that says nothing of it. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private Goal goal(Viewer viewer, GoalStore.Kept kept) {
        GoalDraft draft = kept.goal();
        List<Goal.Point> course = new ArrayList<>();
        MeasureStore.Counted all = new MeasureStore.Counted(0, 0);
        LocalDate end = draft.due().isAfter(today()) ? today().plusDays(1) : draft.due();
        int weeks = 0;
        for (LocalDate week = draft.starts(); week.isBefore(end); week = week.plusWeeks(1)) {
            LocalDate next = week.plusWeeks(1).isBefore(draft.due()) ? week.plusWeeks(1) : draft.due();
            MeasureStore.Counted counted =
                    measures.counted(viewer, draft.measure(), draft.category(), period(week, next));
            course.add(new Goal.Point(week, counted.value(draft.measure()), counted.whole()));
            all = all.plus(counted);
            weeks++;
        }
        Double current = draft.measure() == Measure.CONVERSATIONS
                ? (weeks == 0 ? null : Double.valueOf(all.part() / weeks))
                : all.value(draft.measure());
        return new Goal(kept.id(), draft, kept.version(), kept.createdAt(), current, state(draft, current), course);
    }

    private Period period(LocalDate from, LocalDate to) {
        return new Period(
                from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }

    private Goal.State state(GoalDraft goal, @Nullable Double current) {
        if (goal.closed()) {
            return Goal.State.CLOSED;
        }
        boolean reached = current != null
                && (goal.measure().moreIsBetter() ? current >= goal.target() : current <= goal.target());
        if (today().isBefore(goal.due())) {
            return goal.measure().moreIsBetter() && reached ? Goal.State.REACHED : Goal.State.OPEN;
        }
        return reached ? Goal.State.REACHED : Goal.State.MISSED;
    }
}
