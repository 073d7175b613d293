package dev.rapport.archive;

import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds what a person said of those who write in chats, by the platform's name for them, for the sessions to come.
 *
 * <p>Joins the caller's transaction. Safe for use by many threads.
 */
@Component
public class HandleStore {

    private final JdbcClient jdbc;

    HandleStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what a person has just said of a party, as far as it is one of a chat; what is null stays as it was. */
    void remember(PartyId party, @Nullable Side side, @Nullable String name, @Nullable ContactId contact) {
        jdbc.sql("""
                        insert into chat_handle (handle_key, said_side, said_name, said_contact_id, name, email, phone)
                        select handle_key, :side, :name, :contact::uuid, name, email, phone from party
                         where id = :party and handle_key is not null
                        on conflict (handle_key) do update
                            set said_side = coalesce(excluded.said_side, chat_handle.said_side),
                                said_name = coalesce(excluded.said_name, chat_handle.said_name),
                                said_contact_id = coalesce(excluded.said_contact_id, chat_handle.said_contact_id),
                                name = excluded.name, email = excluded.email, phone = excluded.phone""")
                .param("party", party.value())
                .param("side", side == null ? null : side.name())
                .param("name", name)
                .param("contact", contact == null ? null : contact.value())
                .update();
    }

    /** Keeps the sides of all parties of a chat, which a person has just exchanged. */
    void rememberSides(ConversationId chat) {
        jdbc.sql("""
                        insert into chat_handle (handle_key, said_side, name, email, phone)
                        select distinct on (handle_key) handle_key, said_side, name, email, phone from party
                         where conversation_id = :chat and handle_key is not null
                        on conflict (handle_key) do update set said_side = excluded.said_side""").param("chat", chat.value()).update();
    }

    /** Nobody knows any more which contact it is. */
    void forgetContact(PartyId party) {
        jdbc.sql("""
                        update chat_handle set said_contact_id = null
                         where handle_key = (select handle_key from party where id = :party)""").param("party", party.value()).update();
    }

    /** What a person said of a handle; empty where nobody said anything. */
    public Optional<Said> of(String key) {
        return jdbc.sql("select * from chat_handle where handle_key = :key")
                .param("key", key)
                .query((row, n) -> new Said(
                        Rows.enumOrNull(row, "said_side", Side.class),
                        row.getString("said_name"),
                        Rows.idOrNull(row, "said_contact_id", ContactId::new),
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("phone")))
                .optional();
    }

    /**
     * What a person said.
     *
     * @param platformName what the platform said then, as are the address and the number
     */
    public record Said(
            @Nullable Side side,
            @Nullable String name,
            @Nullable ContactId contact,
            @Nullable String platformName,
            @Nullable String email,
            @Nullable String phone) {}
}
