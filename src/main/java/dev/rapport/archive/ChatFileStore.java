package dev.rapport.archive;

import dev.rapport.conversation.MessageId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds which files of chats are to be fetched from their platforms, and what became of each. They go with their messages.
 *
 * <p>Safe for use by many threads and machines: a file is given to one at a time.
 */
@Component
public class ChatFileStore {

    private final JdbcClient jdbc;

    ChatFileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps that a file is wanted, once; nothing happens where its message is not there. */
    public void ask(Wanted file, Instant now) {
        jdbc.sql("""
                        insert into chat_file (message_id, source, platform, key, name, media_type, asked_at, due_at)
                        select m.message_id, :source, :platform, :key, :name, :mediaType, :now, :now
                          from chat_room r join chat_message m on m.room_id = r.id
                         where r.scope = :scope and r.platform = :platform and r.external_id = any(:rooms)
                           and m.external_id = :message limit 1
                        on conflict (message_id, key) do nothing""")
                .param("source", file.source())
                .param("platform", file.platform())
                .param("scope", file.scope())
                .param("rooms", file.rooms().toArray(String[]::new))
                .param("message", file.message())
                .param("key", file.key())
                .param("name", file.name())
                .param("mediaType", file.mediaType())
                .param("now", Rows.at(now))
                .update();
    }

    /**
     * The next file that is due, for whoever asks; after the patience it is given to another.
     *
     * @param patience longer than fetching takes
     */
    public Optional<Asked> next(Instant now, Duration patience) {
        return jdbc.sql("""
                        update chat_file set tries = tries + 1, due_at = :until
                         where id = (select id from chat_file where became is null and due_at <= :now
                                      order by due_at limit 1 for update skip locked)
                        returning *""")
                .param("now", Rows.at(now))
                .param("until", Rows.at(now.plus(patience)))
                .query((row, n) -> asked(row))
                .optional();
    }

    /** It could not be had just now. */
    public void later(long id, Instant due, String reason) {
        jdbc.sql("update chat_file set due_at = :due, reason = :reason where id = :id")
                .param("id", id)
                .param("due", Rows.at(due))
                .param("reason", reason)
                .update();
    }

    /** It is with its message. */
    public void had(long id) {
        jdbc.sql("update chat_file set became = 'HAD', reason = null where id = :id")
                .param("id", id)
                .update();
    }

    /** It cannot be had. */
    public void refused(long id, String reason) {
        jdbc.sql("update chat_file set became = 'REFUSED', reason = :reason where id = :id")
                .param("id", id)
                .param("reason", reason)
                .update();
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(
                row.getLong("id"),
                new MessageId(Rows.uuid(row, "message_id")),
                row.getString("source"),
                row.getString("platform"),
                row.getString("key"),
                row.getString("name"),
                row.getString("media_type"),
                Rows.instant(row, "asked_at"),
                row.getInt("tries"));
    }

    /**
     * A file that is wanted.
     *
     * @param scope of the ids of rooms and messages
     * @param rooms where its message may be
     * @param message the platform's id of it
     * @param key by which the platform gives it
     */
    public record Wanted(
            String source,
            String platform,
            String scope,
            Collection<String> rooms,
            String message,
            String key,
            @Nullable String name,
            @Nullable String mediaType) {}

    /**
     * A file that is to be fetched now.
     *
     * @param source whose settings say how to log in
     * @param key by which the platform gives it: an address, or an id
     * @param tries with this one
     */
    public record Asked(
            long id,
            MessageId message,
            String source,
            String platform,
            String key,
            @Nullable String name,
            @Nullable String mediaType,
            Instant askedAt,
            int tries) {}
}
