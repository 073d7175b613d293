package dev.rapport.capture.chat.export;

import dev.rapport.capture.Intake;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells in which room the messages of a chat without an id already are, and with what texts, so that an export that knows more does
 * not bring them in again: where a chat's file has got another name, or was made without the files of its messages. Safe for use
 * by many threads.
 */
@Component
final class ChatHomes {

    private final JdbcClient jdbc;
    private final Intake intake;

    ChatHomes(JdbcClient jdbc, Intake intake) {
        this.jdbc = jdbc;
        this.intake = intake;
    }

    /** The texts that messages of a room have; empty for what is not there. */
    Map<String, String> texts(String source, String platform, String room, Collection<String> ids) {
        Map<String, String> texts = new HashMap<>();
        intake.change(
                        Set.of(),
                        () -> jdbc.sql("""
                            select m.external_id, b.body
                              from chat_room r join chat_message m on m.room_id = r.id
                              join message b on b.id = m.message_id
                             where r.scope = :source and r.platform = :platform and r.external_id = :room
                               and m.external_id = any(:ids)\
                            """)
                                .param("source", source)
                                .param("platform", platform)
                                .param("room", room)
                                .param("ids", ids.toArray(String[]::new))
                                .query((row, n) -> Map.entry(row.getString("external_id"), row.getString("body")))
                                .list())
                .forEach(one -> texts.put(one.getKey(), one.getValue()));
        return texts;
    }

    /** In which room of a platform most of these messages are; empty where fewer than half of them are anywhere. */
    Optional<String> ofMost(String source, String platform, Collection<String> ids) {
        return intake.change(Set.of(), () -> roomOfMost(source, platform, ids));
    }

    private Optional<String> roomOfMost(String source, String platform, Collection<String> ids) {
        return jdbc.sql("""
            select r.external_id
              from chat_room r join chat_message m on m.room_id = r.id
             where r.scope = :source and r.platform = :platform and m.external_id = any(:ids)
             group by r.id having 2 * count(*) >= :all
             order by count(*) desc, r.id limit 1\
            """)
                .param("source", source)
                .param("platform", platform)
                .param("ids", ids.toArray(String[]::new))
                .param("all", ids.size())
                .query(String.class)
                .optional();
    }
}
