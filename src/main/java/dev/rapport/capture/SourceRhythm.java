package dev.rapport.capture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the sources that used to speak and have fallen silent, and those whose server holds more than has come in.
 *
 * <p>A source has a rhythm when things came on at least three days of the last sixty of its life; imports and single deliveries
 * have none. It is silent when nothing has come for a day, for five times its median gap, and for half as long again as its
 * longest gap: so an office that is closed from Friday to Monday warns nobody on Sunday. Safe for use by many threads.
 */
@Component
final class SourceRhythm {

    private static final int FEWEST_DAYS = 3;
    private static final double OF_MEDIAN = 5;
    private static final double OF_LONGEST = 1.5;
    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final int HOURS_A_DAY = 24;

    private static final String GAPS = """
            with last as (select source, max(at) as at from sighting group by source),
                 gap as (
                select s.source, s.at, extract(epoch from s.at - lag(s.at) over (partition by s.source order by s.at)) as seconds
                  from sighting s join last l on l.source = s.source and s.at > l.at - interval '60 days')
            select source, max(at) as last_at, max(seconds) as longest,
                   percentile_cont(0.5) within group (order by seconds) as median
              from gap group by source having count(distinct at::date) >= :days""";

    private final JdbcClient jdbc;
    private final Clock clock;

    SourceRhythm(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is to be told of each source; nothing of those where all seems well. */
    Map<String, String> warnings() {
        Map<String, String> all = new HashMap<>();
        Instant now = clock.instant();
        jdbc.sql(GAPS)
                .param("days", FEWEST_DAYS)
                .query((row, n) -> silence(row, now, all))
                .list();
        jdbc.sql("select source, sum(unseen) as unseen from mailbox_folder where unseen > 0 group by source")
                .query((row, n) -> all.merge(
                        row.getString("source"),
                        "Its server holds " + row.getLong("unseen") + " more messages than have come in.",
                        (silent, more) -> silent + " " + more))
                .list();
        return all;
    }

    private static @Nullable String silence(ResultSet row, Instant now, Map<String, String> all) throws SQLException {
        Duration silent =
                Duration.between(row.getObject("last_at", OffsetDateTime.class).toInstant(), now);
        double longest = Math.max(OF_MEDIAN * row.getDouble("median"), OF_LONGEST * row.getDouble("longest"));
        if (silent.compareTo(SHORTEST) > 0 && silent.toSeconds() > longest) {
            String usual = written(Duration.ofSeconds((long) row.getDouble("median")));
            all.put(
                    row.getString("source"),
                    "Nothing has come for " + written(silent) + "; usually something comes every " + usual
                            + ". See whether the source still delivers.");
        }
        return row.getString("source");
    }

    private static String written(Duration time) {
        if (time.toHours() >= 2 * HOURS_A_DAY) {
            return time.toDays() + " days";
        }
        if (time.toHours() >= 2) {
            return time.toHours() + " hours";
        }
        return time.toMinutes() >= 2 ? time.toMinutes() + " minutes" : "minute or so";
    }
}
