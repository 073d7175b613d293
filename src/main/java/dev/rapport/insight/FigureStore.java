package dev.rapport.insight;

import dev.rapport.conversation.Viewer;
import dev.rapport.insight.Value.Corrected;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts in the tables of archive and crm, and writes none of them. Safe for use by many threads. */
@Component
class FigureStore {

    private static final int MOST_REASONS = 20;

    private final JdbcClient jdbc;

    FigureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many items are on customers' records, by channel. */
    Map<String, Long> filed(Viewer viewer, Period period) {
        return jdbc
                .sql("select channel, count(*) as n from activity where at >= :from and at < :to group by channel")
                .param("from", period.from())
                .param("to", period.to())
                .query((row, n) -> Map.entry(row.getString("channel"), row.getLong("n")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** By when the values were derived. */
    long fieldsFilled(Viewer viewer, Period period) {
        return count("""
                select count(*) from field_history
                 where origin = 'DERIVED' and value is not null and at >= :from and at < :to""", period);
    }

    /** By when they were made. */
    long promises(Viewer viewer, Period period) {
        return count("""
                select count(*) from finding f join item i on i.id = f.item_id
                 where f.type = 'COMMITMENT' and not f.lapsed and coalesce(f.said_status, '') <> 'REJECTED'
                   and i.state = 'PROCESSED' and i.started_at >= :from and i.started_at < :to""", period);
    }

    /** By when people did it. */
    Corrected corrected(Viewer viewer, Period period) {
        return new Corrected(
                count("select count(*) from correction where at >= :from and at < :to", period),
                count("""
                        select count(*) from finding where said_status in ('REJECTED', 'CORRECTED')
                           and said_at >= :from and said_at < :to""", period),
                count("select count(*) from match_decision where at >= :from and at < :to", period));
    }

    private long count(String sql, Period period) {
        return jdbc.sql(sql)
                .param("from", period.from())
                .param("to", period.to())
                .query(Long.class)
                .single();
    }

    /** Of the utterances of calls; null where there are none. */
    record Confidence(@Nullable Double mean, @Nullable Double unsure) {}

    Confidence confidence(Viewer viewer) {
        return jdbc.sql("""
                        select avg(confidence) as mean,
                               avg(case when confidence < :unsure then 1.0 else 0.0 end)::float8 as unsure
                          from utterance where start_ms is not null""")
                .param("unsure", Quality.UNSURE)
                .query((row, n) ->
                        new Confidence(row.getObject("mean", Double.class), row.getObject("unsure", Double.class)))
                .single();
    }

    long suggestedDuplicates(Viewer viewer) {
        return jdbc.sql("select count(*) from duplicate where state = 'OPEN'")
                .query(Long.class)
                .single();
    }

    /** Of items; what was refused before it became one stands in the list of quarantine. */
    List<Quality.Reason> quarantine(Viewer viewer) {
        return jdbc.sql("""
                        select s.stage, s.reason, count(*) as n from stage s join item i on i.id = s.item_id
                         where i.state = 'QUARANTINED' and s.state = 'FAILED'
                         group by s.stage, s.reason order by n desc, s.stage, s.reason limit :most""")
                .param("most", MOST_REASONS)
                .query((row, n) -> new Quality.Reason(
                        row.getString("stage").toLowerCase(Locale.ROOT),
                        String.valueOf(row.getString("reason")),
                        row.getLong("n")))
                .list();
    }
}
