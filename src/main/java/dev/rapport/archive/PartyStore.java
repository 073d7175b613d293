package dev.rapport.archive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds who took part in a conversation: what was derived, and over it what a person said.
 *
 * <p>Stages write only what is derived, so that they can run again without undoing a person's word. Safe for use by many
 * threads.
 */
@Component
public class PartyStore {

    private final JdbcClient jdbc;
    private final HandleStore handles;

    PartyStore(JdbcClient jdbc, HandleStore handles) {
        this.jdbc = jdbc;
        this.handles = handles;
    }

    /** Adds a party after those that the conversation has. */
    public void add(ConversationId conversation, Party party) {
        jdbc.sql("""
                        insert into party (id, conversation_id, ordinal, side, side_confidence, name, phone, email, handle,
                                           speaker, track, contact_id)
                        values (:id, :conversation,
                                (select count(*) from party where conversation_id = :conversation),
                                :side, :sideConfidence, :name, :phone, :email, :handle, :speaker, :track, :contact)""")
                .param("id", party.id().value())
                .param("conversation", conversation.value())
                .param("side", party.side().name())
                .param("sideConfidence", party.sideConfidence())
                .param("name", party.name())
                .param("phone", party.phone())
                .param("email", party.email())
                .param("handle", party.handle())
                .param("speaker", party.speaker())
                .param("track", party.track())
                .param(
                        "contact",
                        party.contactId() == null ? null : party.contactId().value())
                .update();
    }

    /** Keeps how the numbers and addresses of parties are compared with those of contacts. What is so already is not written. */
    public void identified(List<Identity> parties) {
        jdbc.sql("""
                        update party p set phone = one.phone, phone_key = one.phone_key, email_key = one.email_key
                          from unnest(:ids::uuid[], :phones::text[], :phoneKeys::text[], :emailKeys::text[])
                               as one (id, phone, phone_key, email_key)
                         where p.id = one.id and (p.phone, p.phone_key, p.email_key)
                               is distinct from (one.phone, one.phone_key, one.email_key)""")
                .param("ids", parties.stream().map(one -> one.id().value()).toArray(UUID[]::new))
                .param("phones", parties.stream().map(Identity::phone).toArray(String[]::new))
                .param("phoneKeys", parties.stream().map(Identity::phoneKey).toArray(String[]::new))
                .param("emailKeys", parties.stream().map(Identity::emailKey).toArray(String[]::new))
                .update();
    }

    /**
     * How a party is compared with contacts.
     *
     * @param phone in E.164, or as it was where it is no number
     * @param phoneKey the same for all ways of writing one number; null where there is none
     */
    public record Identity(
            PartyId id,
            @Nullable String phone,
            @Nullable String phoneKey,
            @Nullable String emailKey) {}

    /** Keeps the side that was derived. What a person said of it goes on to win. */
    public void sided(PartyId id, Side side, double confidence) {
        jdbc.sql("update party set side = :side, side_confidence = :confidence where id = :id")
                .param("id", id.value())
                .param("side", side.name())
                .param("confidence", confidence)
                .update();
    }

    /** The same of many. */
    public void sided(List<Party> parties) {
        jdbc.sql("""
                        update party p set side = one.side, side_confidence = one.confidence
                          from unnest(:ids::uuid[], :sides::text[], :confidences::float8[]) as one (id, side, confidence)
                         where p.id = one.id and one.confidence < 1
                           and (p.side, p.side_confidence) is distinct from (one.side, one.confidence)""")
                .param("ids", parties.stream().map(one -> one.id().value()).toArray(UUID[]::new))
                .param("sides", parties.stream().map(one -> one.side().name()).toArray(String[]::new))
                .param(
                        "confidences",
                        parties.stream().map(Party::sideConfidence).toArray(Double[]::new))
                .update();
    }

    /** Keeps which contacts were recognised; none where it is null. What a person said of it goes on to win. */
    public void recognised(List<Recognised> parties) {
        jdbc.sql("""
                        update party p set contact_id = one.contact
                          from unnest(:ids::uuid[], :contacts::uuid[]) as one (id, contact)
                         where p.id = one.id and p.contact_id is distinct from one.contact""")
                .param("ids", parties.stream().map(one -> one.id().value()).toArray(UUID[]::new))
                .param(
                        "contacts",
                        parties.stream()
                                .map(Recognised::contact)
                                .map(contact -> contact == null ? null : contact.value())
                                .toArray(UUID[]::new))
                .update();
    }

    /** @param contact whom the party was recognised as; null for nobody */
    public record Recognised(PartyId id, @Nullable ContactId contact) {}

    /** Keeps what a person said of a party; what is null stays as it was. False where there is no such party. */
    @Transactional
    public boolean correct(
            ConversationId conversation,
            PartyId id,
            @Nullable Side side,
            @Nullable String name,
            @Nullable ContactId contact) {
        boolean there = jdbc.sql("""
                        update party set said_side = coalesce(:side, said_side), said_name = coalesce(:name, said_name),
                                         said_contact_id = coalesce(:contact::uuid, said_contact_id)
                         where id = :id and conversation_id = :conversation""")
                        .param("id", id.value())
                        .param("conversation", conversation.value())
                        .param("side", side == null ? null : side.name())
                        .param("name", name)
                        .param("contact", contact == null ? null : contact.value())
                        .update()
                == 1;
        if (there) {
            handles.remember(id, side, name, contact);
        }
        return there;
    }

    /** A person takes back who a party is; what is derived counts again. False where there is no such party. */
    @Transactional
    public boolean forgetContact(ConversationId conversation, PartyId id) {
        handles.forgetContact(id);
        return jdbc.sql("update party set said_contact_id = null where id = :id and conversation_id = :conversation")
                        .param("id", id.value())
                        .param("conversation", conversation.value())
                        .update()
                == 1;
    }

    /** Exchanges our side and theirs, as a person's word. */
    @Transactional
    public void swapSides(ConversationId conversation) {
        jdbc.sql("""
                        update party set said_side = case coalesce(said_side, side)
                                                     when 'OURS' then 'THEIRS' when 'THEIRS' then 'OURS' else 'UNKNOWN' end
                         where conversation_id = :conversation""").param("conversation", conversation.value()).update();
        handles.rememberSides(conversation);
    }

    /** Which parties a person said to be which contact. */
    public Map<PartyId, ContactId> named(Viewer viewer, ConversationId conversation) {
        return named(viewer, Set.of(conversation));
    }

    /** The same of many. */
    public Map<PartyId, ContactId> named(Viewer viewer, Set<ConversationId> conversations) {
        return jdbc
                .sql("""
                        select id, said_contact_id from party
                         where conversation_id = any(:conversations) and said_contact_id is not null""")
                .param(
                        "conversations",
                        conversations.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query((row, n) ->
                        Map.entry(new PartyId(Rows.uuid(row, "id")), new ContactId(Rows.uuid(row, "said_contact_id"))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The sender and the recipients of a message. */
    List<Party> ofMessage(ItemId item) {
        return jdbc.sql("""
                        select p.* from message m join message_party one on one.message_id = m.id
                          join party p on p.id = one.party_id
                         where m.item_id = :item order by one.ordinal""")
                .param("item", item.value())
                .query((row, n) -> party(row))
                .list();
    }

    /** Keeps others from changing those who take part in messages until the transaction ends. */
    void hold(UUID[] items) {
        jdbc.sql("""
                        select id from party
                         where id in (select one.party_id from message m join message_party one on one.message_id = m.id
                                       where m.item_id = any(:items))
                         order by id for no key update""").param("items", items).query((row, n) -> n).list();
    }

    /** The same of many. */
    Map<ItemId, List<Party>> ofMessages(UUID[] items) {
        return jdbc
                .sql("""
                        select m.item_id, p.* from message m join message_party one on one.message_id = m.id
                          join party p on p.id = one.party_id
                         where m.item_id = any(:items) order by one.ordinal""")
                .param("items", items)
                .query((row, n) -> Map.entry(new ItemId(Rows.uuid(row, "item_id")), party(row)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    Map<ConversationId, List<Party>> of(UUID[] conversations) {
        return jdbc
                .sql("select * from party where conversation_id = any(:ids) order by conversation_id, ordinal")
                .param("ids", conversations)
                .query((row, n) -> Map.entry(new ConversationId(Rows.uuid(row, "conversation_id")), party(row)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private static Party party(ResultSet row) throws SQLException {
        Side saidSide = Rows.enumOrNull(row, "said_side", Side.class);
        String saidName = row.getString("said_name");
        ContactId saidContact = Rows.idOrNull(row, "said_contact_id", ContactId::new);
        Side side = Side.valueOf(row.getString("side"));
        return new Party(
                new PartyId(Rows.uuid(row, "id")),
                saidSide == null ? side : saidSide,
                saidSide == null ? row.getDouble("side_confidence") : 1,
                saidName == null ? row.getString("name") : saidName,
                row.getString("phone"),
                row.getString("email"),
                row.getString("handle"),
                row.getString("speaker"),
                row.getObject("track", Integer.class),
                saidContact == null ? Rows.idOrNull(row, "contact_id", ContactId::new) : saidContact);
    }
}
