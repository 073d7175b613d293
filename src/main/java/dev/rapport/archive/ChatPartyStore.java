package dev.rapport.archive;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds who takes part in a chat: one party for each handle.
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
     * Adds one who takes part.
     *
     * @param key the same for this handle in all sessions of a source
     * @param said what a person said of it in another session; null where that does not hold here
     */
    public void add(ConversationId chat, Party party, String key, HandleStore.@Nullable Said said) {
        parties.add(chat, party);
        jdbc.sql("""
                        update party set handle_key = :key, said_side = :side, said_name = :name, said_contact_id = :contact
                         where id = :id""")
                .param("id", party.id().value())
                .param("key", key)
                .param(
                        "side",
                        said == null || said.side() == null ? null : said.side().name())
                .param("name", said == null ? null : said.name())
                .param(
                        "contact",
                        said == null || said.contact() == null
                                ? null
                                : said.contact().value())
                .update();
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
