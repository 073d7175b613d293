package dev.rapport.capture;

import dev.rapport.conversation.Keyset;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds the sightings that were refused. Each change is one statement. Safe for use by many threads. */
@Component
final class RefusalStore {

    private final JdbcClient jdbc;

    RefusalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<Refusal> list(PageRequest page) {
        Keyset after = page.after().orElse(null);
        List<Refusal> found = jdbc.sql("""
                        select * from sighting
                         where outcome = 'REFUSED' and (:seen::uuid is null or (at, id) < (:seenAt, :seen))
                         order by at desc, id desc limit :limit""")
                .param("seen", after == null ? null : after.id())
                .param("seenAt", after == null ? null : after.at().atOffset(ZoneOffset.UTC))
                .param("limit", page.limit() + 1)
                .query((row, n) -> Refusal.of(SightingStore.sighting(row)))
                .list();
        List<Refusal> shown = found.subList(0, Math.min(found.size(), page.limit()));
        String cursor = found.size() > page.limit()
                ? new Keyset(shown.getLast().at(), shown.getLast().id()).cursor()
                : null;
        return new Page<>(shown, count(), cursor);
    }

    Optional<Refusal> find(UUID id) {
        return jdbc.sql("select * from sighting where id = :id and outcome = 'REFUSED'")
                .param("id", id)
                .query((row, n) -> Refusal.of(SightingStore.sighting(row)))
                .optional();
    }

    /** A person asked for it to be tried again, as this delivery. False where it is not refused any more. */
    boolean waits(UUID id, FileDelivery again) {
        return jdbc.sql("""
                        update sighting set outcome = 'WAITING', acknowledged = false, delivery = :delivery, file = :file
                         where id = :id and outcome = 'REFUSED'""")
                        .param("id", id)
                        .param("delivery", again.key())
                        .param("file", again.file())
                        .update()
                == 1;
    }

    /** False where it neither is refused nor waits to be tried again. */
    boolean discard(UUID id) {
        return jdbc.sql("""
                        update sighting set outcome = 'DISCARDED', acknowledged = true
                         where id = :id and outcome in ('REFUSED', 'WAITING')""").param("id", id).update() == 1;
    }

    private long count() {
        return jdbc.sql("select count(*) from sighting where outcome = 'REFUSED'")
                .query(Long.class)
                .single();
    }
}
