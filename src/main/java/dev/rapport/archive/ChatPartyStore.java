package dev.rapport.archive;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds who takes part in a chat: one party for each handle, and what a person once said of the handle.
 *
 * <p>Joins the caller's transaction. Safe for use by many threads.
 */
@Component
public class ChatPartyStore {

    private final JdbcClient jdbc;
    private final PartyStore parties;

    ChatPartyStore(JdbcClient jdbc, PartyStore parties) {
        this.jdbc = jdbc;
        this.parties = parties;
    }

    /** The parties of a chat by the key of their handle. */
    public Map<String, PartyId> parties(ConversationId chat) {
        return jdbc
                .sql("select id, handle_key from party where conversation_id = :chat and handle_key is not null")
                .param("chat", chat.value())
                .query((row, n) -> Map.entry(row.getString("handle_key"), new PartyId(Rows.uuid(row, "id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    /**
     * Adds one who takes part. What a person said last of the same handle in another session holds here too.
     *
     * @param key the same for this handle in all sessions of a source
     */
    public void add(ConversationId chat, Party party, String key) {
        parties.add(chat, party);
        jdbc.sql("""
                        update party
                           set handle_key = :key,
                               said_side = (select p.said_side from party p
                                             where p.handle_key = :key and p.said_side is not null
                                             order by p.id desc limit 1),
                               said_name = (select p.said_name from party p
                                             where p.handle_key = :key and p.said_name is not null
                                             order by p.id desc limit 1),
                               said_contact_id = (select p.said_contact_id from party p
                                                   where p.handle_key = :key and p.said_contact_id is not null
                                                   order by p.id desc limit 1)
                         where id = :id""").param("id", party.id().value()).param("key", key).update();
    }

    /** Keeps what the platform says of one who takes part; what it leaves out stays. */
    public void complete(PartyId party, Party more) {
        jdbc.sql("""
                        update party
                           set name = coalesce(:name, name), phone = coalesce(:phone, phone), email = coalesce(:email, email),
                               side = case when :confidence > side_confidence then :side else side end,
                               side_confidence = greatest(side_confidence, :confidence)
                         where id = :id""")
                .param("id", party.value())
                .param("name", more.name())
                .param("phone", more.phone())
                .param("email", more.email())
                .param("side", more.side().name())
                .param("confidence", more.sideConfidence())
                .update();
    }
}
