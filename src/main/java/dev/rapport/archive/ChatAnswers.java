package dev.rapport.archive;

import static java.util.stream.Collectors.toMap;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.Viewer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds what messages of chats answer beyond their own conversation. Safe for use by many threads. */
@Component
public class ChatAnswers {

    private final JdbcClient jdbc;

    ChatAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The messages in other conversations that messages of this one answer, by their external id: the beginning of a thread, which
     * stands in its channel, and what was written before a pause.
     */
    @Transactional(readOnly = true)
    public Map<String, Answered> elsewhere(Viewer viewer, ConversationId conversation) {
        return jdbc
                .sql("""
                        select distinct on (c.reply_to) c.reply_to, there.id, there.conversation_id, there.body,
                               coalesce(p.said_name, p.name, p.handle) as who
                          from message m join chat_message c on c.message_id = m.id and c.reply_to is not null
                          join chat_room r on r.id = c.room_id
                          left join chat_room channel on channel.scope = r.scope and channel.platform = r.platform
                               and r.external_id = channel.external_id || '/' || c.reply_to
                               and channel.external_id =
                                   left(r.external_id, greatest(length(r.external_id) - length(c.reply_to) - 1, 0))
                          join chat_message c2 on c2.external_id = c.reply_to and c2.room_id in (c.room_id, channel.id)
                          join message there on there.id = c2.message_id and there.conversation_id <> m.conversation_id
                          join item i on i.id = there.item_id and i.state <> 'DISCARDED'
                          join party p on p.id = there.party_id
                         where m.conversation_id = :id order by c.reply_to, there.sent_at""")
                .param("id", conversation.value())
                .query((row, n) -> Map.entry(
                        row.getString("reply_to"),
                        new Answered(
                                new ConversationId(Rows.uuid(row, "conversation_id")),
                                new MessageId(Rows.uuid(row, "id")),
                                row.getString("who"),
                                row.getString("body"))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A message of another conversation that one of this answers; nobody may be known to have written it. */
    public record Answered(
            ConversationId conversation,
            MessageId message,
            @Nullable String from,
            String text) {}
}
