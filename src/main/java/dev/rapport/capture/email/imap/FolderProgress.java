package dev.rapport.capture.email.imap;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds how far each folder of each mailbox is read. Joins the caller's transaction. Safe for use by many threads. */
@Component
final class FolderProgress {

    private final JdbcClient jdbc;
    private final Clock clock;

    FolderProgress(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The last UID that has come in; 0 where none has, or where the server has given all messages new ones. */
    long lastUid(String source, String folder, long uidValidity) {
        return jdbc.sql("""
                        select last_uid from mailbox_folder
                         where source = :source and folder = :folder and uid_validity = :validity""")
                .param("source", source)
                .param("folder", folder)
                .param("validity", uidValidity)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** @param unseen how many messages the server holds beyond */
    void keep(String source, String folder, long uidValidity, long lastUid, long unseen) {
        jdbc.sql("""
                        insert into mailbox_folder (source, folder, uid_validity, last_uid, unseen, looked_at)
                        values (:source, :folder, :validity, :last, :unseen, :at)
                        on conflict (source, folder) do update set uid_validity = excluded.uid_validity,
                            last_uid = excluded.last_uid, unseen = excluded.unseen, looked_at = excluded.looked_at""")
                .param("source", source)
                .param("folder", folder)
                .param("validity", uidValidity)
                .param("last", lastUid)
                .param("unseen", unseen)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
