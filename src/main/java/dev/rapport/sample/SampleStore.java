package dev.rapport.sample;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers whether the sample was loaded here, and as of when. Safe for use by many threads and processes. */
@Component
class SampleStore {

    private final JdbcClient jdbc;

    SampleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where it never was asked for. */
    Optional<Told> told() {
        return jdbc.sql("select told_at, whole from sample")
                .query((row, n) ->
                        new Told(row.getObject("told_at", OffsetDateTime.class).toInstant(), row.getBoolean("whole")))
                .optional();
    }

    /** The instant from which its days are counted: the first that anyone gave. */
    Told tell(Instant now) {
        jdbc.sql("insert into sample (told_at) values (:at) on conflict do nothing")
                .param("at", now.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .update();
        return told().orElseThrow();
    }

    void whole() {
        jdbc.sql("update sample set whole = true").update();
    }

    /** @param whole whether all of it was taken in */
    record Told(Instant at, boolean whole) {}
}
