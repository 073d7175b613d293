package dev.rapport.capture;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Viewer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts, for each source, what was seen there and what became of it.
 *
 * <p>Each sighting is in exactly one of the counts, so that they add up to {@code seen} at any instant: one statement
 * reads them all. Safe for use by many threads.
 */
@Component
public final class Ledger {

    private static final String SQL = """
            with one as (
                select s.source, s.channel, s.at,
                       case when s.outcome = 'DUPLICATE' then 'DUPLICATE'
                            when s.outcome = 'EXCLUDED' then 'EXCLUDED'
                            when s.outcome = 'REFUSED' then 'QUARANTINED'
                            when s.outcome = 'WAITING' then 'PENDING'
                            when s.outcome = 'DISCARDED' then 'DISCARDED'
                            when i.id is null then 'ERASED'
                            when i.state <> 'PROCESSED' then i.state
                            when i.match_outcome = 'MATCHED' then 'ATTACHED'
                            else 'UNMATCHED' end as became
                  from sighting s left join item i on i.id = s.item_id)
            select source, channel, count(*) as seen, max(at) as last_at,
                   count(*) filter (where became = 'ATTACHED') as attached,
                   count(*) filter (where became = 'UNMATCHED') as unmatched,
                   count(*) filter (where became = 'DUPLICATE') as duplicate,
                   count(*) filter (where became = 'EXCLUDED') as excluded,
                   count(*) filter (where became = 'QUARANTINED') as quarantined,
                   count(*) filter (where became = 'PENDING') as pending,
                   count(*) filter (where became = 'DISCARDED') as discarded,
                   count(*) filter (where became = 'ERASED') as erased
              from one group by source, channel order by source, channel""";

    private final JdbcClient jdbc;
    private final SourceRhythm rhythm;

    Ledger(JdbcClient jdbc, SourceRhythm rhythm) {
        this.jdbc = jdbc;
        this.rhythm = rhythm;
    }

    /** One row for each source that something was seen at, by name. */
    public List<Row> rows(Viewer viewer) {
        Map<String, String> warnings = rhythm.warnings();
        return jdbc.sql(SQL)
                .query((row, n) -> new Row(
                        row.getString("source"),
                        Channel.valueOf(row.getString("channel")),
                        row.getLong("seen"),
                        row.getLong("attached"),
                        row.getLong("unmatched"),
                        row.getLong("duplicate"),
                        row.getLong("excluded"),
                        row.getLong("quarantined"),
                        row.getLong("pending"),
                        row.getLong("discarded"),
                        row.getLong("erased"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant(),
                        warnings.get(row.getString("source"))))
                .list();
    }

    /**
     * What became of the sightings of one source.
     *
     * @param seen the sum of all the others
     * @param unmatched the ambiguous ones too
     * @param lastAt when the last one came
     * @param warning that it fell silent, or that its server holds more than has come; null where all seems well
     */
    public record Row(
            String source,
            Channel channel,
            long seen,
            long attached,
            long unmatched,
            long duplicate,
            long excluded,
            long quarantined,
            long pending,
            long discarded,
            long erased,
            Instant lastAt,
            @Nullable String warning) {}
}
