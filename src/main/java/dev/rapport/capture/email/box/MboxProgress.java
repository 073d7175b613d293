package dev.rapport.capture.email.box;

import dev.rapport.capture.FileDelivery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds how far each mbox of a watched folder is read. Joins the caller's transaction. Safe for use by many threads. */
@Component
final class MboxProgress {

    private final JdbcClient jdbc;

    MboxProgress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the next message begins; 0 for a file that was not begun. */
    long of(FileDelivery file) {
        return jdbc.sql("select next_at from mbox_progress where delivery = :key")
                .param("key", key(file))
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void keep(FileDelivery file, long next) {
        jdbc.sql("""
                        insert into mbox_progress (delivery, next_at) values (:key, :next)
                        on conflict (delivery) do update set next_at = excluded.next_at""").param("key", key(file)).param("next", next).update();
    }

    /** The file was moved away: the same again is another delivery. */
    void forget(FileDelivery file) {
        jdbc.sql("delete from mbox_progress where delivery = :key")
                .param("key", key(file))
                .update();
    }

    static String key(FileDelivery file) {
        return file.file() + " " + file.size() + " " + file.modified().toEpochMilli();
    }
}
