package dev.rapport.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.Viewer;
import dev.rapport.database.TestDatabase;
import dev.rapport.installation.Company;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goals by days of the company's zone, whatever its clocks, or ours, do. */
class GoalsTest {

    private static final Viewer ADMIN = new Viewer("admin");

    private final TestDatabase database = TestDatabase.migrated();

    @BeforeEach
    void clear() {
        database.jdbc().sql("truncate goal").update();
    }

    @ParameterizedTest
    @CsvSource({
        // a night with an hour less, one with an hour more, a whole day left out, and midnight left out
        "America/New_York, 2026-03-01, 2026-03-09, 2026-03-09T03:59:59Z, 2026-03-09T04:00:00Z",
        "Europe/Berlin, 2026-10-18, 2026-10-26, 2026-10-25T22:59:59Z, 2026-10-25T23:00:00Z",
        "Pacific/Apia, 2011-12-20, 2011-12-31, 2011-12-30T09:59:59Z, 2011-12-30T10:00:00Z",
        "Asia/Beirut, 2026-03-21, 2026-03-29, 2026-03-28T21:59:59Z, 2026-03-28T22:00:00Z"
    })
    void aGoalIsDueWithTheBeginningOfItsDayThere(
            String zone, LocalDate starts, LocalDate due, Instant before, Instant from) {
        add(goals(zone, before), starts, due);

        assertThat(only(goals(zone, before)).state()).isEqualTo(Goal.State.OPEN);
        assertThat(only(goals(zone, from)).state()).isEqualTo(Goal.State.MISSED);
    }

    @Test
    void aClockThatIsSetBackTakesNothingWithIt() {
        Goals later = goals("Europe/Berlin", Instant.parse("2026-11-02T10:00:00Z"));
        add(later, LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 1));
        assertThat(only(later).state()).isEqualTo(Goal.State.MISSED);

        Goal back = only(goals("Europe/Berlin", Instant.parse("2026-10-20T10:00:00Z")));

        assertThat(back.state()).isEqualTo(Goal.State.OPEN);
        assertThat(back.goal().due()).isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(back.course()).extracting(Goal.Point::from).doesNotHaveDuplicates();
        assertThat(only(goals("Europe/Berlin", Instant.parse("2026-09-01T10:00:00Z")))
                        .course())
                .as("before it starts")
                .isEmpty();
        assertThat(only(later).state()).isEqualTo(Goal.State.MISSED);
    }

    private static void add(Goals goals, LocalDate starts, LocalDate due) {
        goals.add(ADMIN, new GoalDraft("We talk", Measure.CONVERSATIONS, null, 10, starts, due, List.of(), false));
    }

    private static Goal only(Goals goals) {
        return goals.all(ADMIN).getFirst();
    }

    private Goals goals(String zone, Instant now) {
        ZoneId there = ZoneId.of(zone);
        Clock clock = Clock.fixed(now, there);
        return new Goals(
                new GoalStore(database.jdbc()),
                new MeasureStore(database.jdbc(), clock),
                new Company("Us", List.of(), List.of(), "US", there),
                clock);
    }
}
