package dev.rapport.insight;

import dev.rapport.conversation.Viewer;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measures what goals are about, in the tables of archive and crm. Safe for use by many threads. */
@Component
class MeasureStore {

    private static final String OBJECTIONS = """
            from finding f join item i on i.id = f.item_id
             where f.type = 'OBJECTION' and not f.lapsed and coalesce(f.said_status, '') <> 'REJECTED'
               and i.state = 'PROCESSED' and i.started_at >= :from and i.started_at < :to
               and (:category::text is null or coalesce(f.said_value, f.value) ->> 'category' = :category)""";

    private final JdbcClient jdbc;
    private final Clock clock;

    MeasureStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What was counted in a stretch of time.
     *
     * @param part what is wanted of it
     * @param whole of how many; for a number, of how many conversations
     */
    record Counted(double part, long whole) {

        /** Null where there was nothing to measure. */
        @Nullable
        Double value(Measure measure) {
            return switch (measure) {
                case CONVERSATIONS -> part;
                case OBJECTIONS -> whole == 0 ? null : 100 * part / whole;
                case PROMISES_KEPT, OBJECTIONS_HANDLED, FILED -> whole == 0 ? null : part / whole;
            };
        }

        Counted plus(Counted other) {
            return new Counted(part + other.part, whole + other.whole);
        }
    }

    Counted counted(Viewer viewer, Measure measure, @Nullable String category, Period period) {
        return switch (measure) {
            case PROMISES_KEPT -> count("""
                    select count(*) filter (where said_state = 'KEPT' or said_state is null and exists (
                               select 1 from promise_kept k where k.promise_id = p.id and k.at <= p.due_at)) as part,
                           count(*) as whole
                      from promise p
                     where p.owner = 'OURS' and p.filed and not p.rejected
                       and p.due_at >= :from and p.due_at < least(:to, :now::timestamptz)
                       and :category::text is null""", category, period);
            case OBJECTIONS_HANDLED ->
                count(
                        "select count(*) filter (where coalesce(f.said_value, f.value) ->> 'handled' = 'true') as part,"
                                + " count(*) as whole " + OBJECTIONS,
                        category,
                        period);
            case OBJECTIONS ->
                count(
                        "select count(*) as part, (select count(*) from conversation c where c.started_at >= :from"
                                + " and c.started_at < :to) as whole " + OBJECTIONS,
                        category,
                        period);
            case FILED -> count("""
                    select count(*) filter (where match_outcome = 'MATCHED') as part, count(*) as whole
                      from item where state = 'PROCESSED' and started_at >= :from and started_at < :to
                       and :category::text is null""", category, period);
            case CONVERSATIONS -> count("""
                    select count(*) as part, count(*) as whole from conversation
                     where started_at >= :from and started_at < :to and :category::text is null""", category, period);
        };
    }

    private Counted count(String sql, @Nullable String category, Period period) {
        return jdbc.sql(sql)
                .param("from", period.from())
                .param("to", period.to())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("category", category)
                .query((row, n) -> new Counted(row.getDouble("part"), row.getLong("whole")))
                .single();
    }
}
