package dev.rapport.web.api;

import dev.rapport.conversation.Viewer;
import dev.rapport.insight.Goal;
import dev.rapport.insight.GoalDraft;
import dev.rapport.insight.GoalId;
import dev.rapport.insight.Goals;
import dev.rapport.insight.Measure;
import dev.rapport.web.Refusal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a team wants to reach, with its course. */
@RestController
@RequestMapping(GoalApi.PATH)
final class GoalApi {

    static final String PATH = "/api/v1/goals";

    private static final int QUARTER_DAYS = 91;

    private final Goals goals;

    GoalApi(Goals goals) {
        this.goals = goals;
    }

    @GetMapping
    Listing<GoalView> list(Viewer viewer, @ParameterObject PartRequest part) {
        return Listing.part(goals.all(viewer).stream().map(GoalView::of).toList(), part, GoalView::id);
    }

    @GetMapping("/{id}")
    ResponseEntity<GoalView> one(Viewer viewer, @PathVariable GoalId id) {
        return answer(ResponseEntity.ok(), found(viewer, id));
    }

    @PostMapping
    ResponseEntity<GoalView> add(Viewer viewer, @RequestBody Body body) {
        LocalDate starts = body.starts() == null ? goals.today() : body.starts();
        Goal made = goals.add(
                viewer,
                draft(
                        need("sentence", body.sentence()),
                        need("measure", body.measure()),
                        body.category(),
                        need("target", body.target()),
                        starts,
                        body.due() == null ? starts.plusDays(QUARTER_DAYS) : body.due(),
                        body.mileMarkers() == null ? List.of() : body.mileMarkers(),
                        body.closed() != null && body.closed()));
        return answer(ResponseEntity.created(URI.create(PATH + "/" + made.id())), made);
    }

    /** Changes what is given, and leaves the rest. */
    @PatchMapping("/{id}")
    ResponseEntity<GoalView> change(
            Viewer viewer,
            @PathVariable GoalId id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Body body) {
        Goal before = found(viewer, id);
        Versions.check(ifMatch, Versions.etag(before.version()));
        GoalDraft old = before.goal();
        GoalDraft after = draft(
                body.sentence() == null ? old.sentence() : body.sentence(),
                body.measure() == null ? old.measure() : body.measure(),
                body.category() == null ? old.category() : body.category(),
                body.target() == null ? old.target() : body.target(),
                body.starts() == null ? old.starts() : body.starts(),
                body.due() == null ? old.due() : body.due(),
                body.mileMarkers() == null ? old.mileMarkers() : body.mileMarkers(),
                body.closed() == null ? old.closed() : body.closed());
        return answer(
                ResponseEntity.ok(),
                goals.change(viewer, id, before.version(), after).orElseThrow(Versions::stale));
    }

    private static GoalDraft draft(
            String sentence,
            Measure measure,
            @Nullable String category,
            double target,
            LocalDate starts,
            LocalDate due,
            List<GoalDraft.MileMarker> markers,
            boolean closed) {
        try {
            return new GoalDraft(sentence, measure, category, target, starts, due, markers, closed);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static <T> T need(String field, @Nullable T value) {
        if (value == null) {
            throw Refusal.badRequest(
                    "The field " + field + " is missing; a goal has a sentence, a measure and a target");
        }
        return value;
    }

    private Goal found(Viewer viewer, GoalId id) {
        return goals.find(viewer, id).orElseThrow(() -> Refusal.notFound("goal " + id));
    }

    private static ResponseEntity<GoalView> answer(ResponseEntity.BodyBuilder answer, Goal goal) {
        return answer.eTag(Versions.etag(goal.version())).body(GoalView.of(goal));
    }

    /** All but sentence, measure and target may be left away. */
    record Body(
            @Nullable String sentence,
            @Nullable Measure measure,
            @Nullable String category,
            @Nullable Double target,
            @Nullable LocalDate starts,
            @Nullable LocalDate due,
            @Nullable List<GoalDraft.MileMarker> mileMarkers,
            @Nullable Boolean closed) {}

    /** A goal as the API shows it. */
    record GoalView(
            String id,
            String sentence,
            Measure measure,
            @Nullable String category,
            double target,
            boolean moreIsBetter,
            LocalDate starts,
            LocalDate due,
            List<GoalDraft.MileMarker> mileMarkers,
            Goal.State state,
            @Nullable Double current,
            List<Goal.Point> course,
            Instant createdAt) {

        static GoalView of(Goal goal) {
            GoalDraft draft = goal.goal();
            return new GoalView(
                    goal.id().toString(),
                    draft.sentence(),
                    draft.measure(),
                    draft.category(),
                    draft.target(),
                    draft.measure().moreIsBetter(),
                    draft.starts(),
                    draft.due(),
                    draft.mileMarkers(),
                    goal.state(),
                    goal.current(),
                    goal.course(),
                    goal.createdAt());
        }
    }
}
