package dev.rapport.archive;

import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells how much is on its way: which recordings are still to be heard, and whether messages come in masses. Safe for use by many threads. */
@Component
public class BacklogStore {

    /** More messages than these on their way at once are an import, or a backlog. */
    public static final int MANY_MESSAGES = 64;

    private final JdbcClient jdbc;

    public BacklogStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those in work whose transcript is not there, the ones that are being heard just now among them. */
    public Backlog unheard(Viewer viewer) {
        return jdbc.sql("""
                        select count(*) as n, coalesce(sum(i.size), 0) as bytes
                          from item i
                         where i.state = :pending and i.kind = 'RECORDING'
                           and not exists (select from stage s where s.item_id = i.id and s.stage = :stage
                                              and s.state in ('DONE', 'SKIPPED', 'FAILED'))""")
                .param("pending", ItemState.PENDING.name())
                .param("stage", Stage.TRANSCRIBE.name())
                .query((row, n) -> new Backlog(row.getLong("n"), row.getLong("bytes")))
                .single();
    }

    /** Whether so many messages are on their way that they should have the machine for themselves. Calls take too long for that. */
    public boolean hasManyMessages(Viewer viewer) {
        return jdbc.sql("""
                        select count(*) >= :many
                          from (select from item where state = :pending and kind <> 'RECORDING' limit :many) first""")
                .param("many", MANY_MESSAGES)
                .param("pending", ItemState.PENDING.name())
                .query(Boolean.class)
                .single();
    }

    /** @param bytes of all their originals */
    public record Backlog(long recordings, long bytes) {}
}
