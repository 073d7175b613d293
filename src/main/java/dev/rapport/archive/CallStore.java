package dev.rapport.archive;

import dev.rapport.conversation.CallKind;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds what calls are besides conversations: their kind, which recordings belong together, and who is on which track of
 * each.
 *
 * <p>Who joins a recording to a call holds a lock on the call's id. Safe for use by many threads.
 */
@Component
public class CallStore {

    private final JdbcClient jdbc;
    private final ItemStore items;
    private final PartyStore parties;

    CallStore(JdbcClient jdbc, ItemStore items, PartyStore parties) {
        this.jdbc = jdbc;
        this.items = items;
        this.parties = parties;
    }

    /** The call that a source has an id for; empty where none of its recordings has come. */
    public Optional<ConversationId> withId(String source, String callId) {
        return jdbc.sql("select conversation_id from call_fact where source = :source and call_id = :callId")
                .param("source", source)
                .param("callId", callId)
                .query((row, n) -> new ConversationId(Rows.uuid(row, "conversation_id")))
                .optional();
    }

    /** Keeps what a call is, in the place of what was known of it. */
    public void put(ConversationId call, CallFact fact) {
        jdbc.sql("""
                        insert into call_fact (conversation_id, kind, queue, source, call_id, time_said)
                        values (:call, :kind, :queue, :source, :callId, :timeSaid)
                        on conflict (conversation_id) do update set kind = excluded.kind, queue = excluded.queue,
                            call_id = excluded.call_id, time_said = excluded.time_said""")
                .param("call", call.value())
                .param("kind", fact.kind().name())
                .param("queue", fact.queue())
                .param("source", fact.source())
                .param("callId", fact.callId())
                .param("timeSaid", fact.timeSaid())
                .update();
    }

    /** What is known of each of these calls; of what is no call there is nothing. */
    @Transactional(readOnly = true)
    public Map<ConversationId, CallFact> facts(Viewer viewer, Collection<ConversationId> calls) {
        return jdbc
                .sql("select * from call_fact where conversation_id = any(:calls)")
                .param("calls", calls.stream().map(ConversationId::value).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(new ConversationId(Rows.uuid(row, "conversation_id")), fact(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static CallFact fact(ResultSet row) throws SQLException {
        return new CallFact(
                CallKind.valueOf(row.getString("kind")),
                row.getString("queue"),
                row.getString("source"),
                row.getString("call_id"),
                row.getBoolean("time_said"));
    }

    /** Adds a recording to a call that is there. */
    public void join(Item item) {
        items.add(item);
    }

    /** Adds one who takes part in a call that is there. */
    public void add(ConversationId call, Party party) {
        parties.add(call, party);
    }

    /** Who is on which track of a recording, where that is its own; empty where the parties' tracks say it. */
    public Map<Integer, PartyId> voices(Viewer viewer, ItemId item) {
        return jdbc
                .sql("select track, party_id from item_track where item_id = :item")
                .param("item", item.value())
                .query((row, n) -> Map.entry(row.getInt("track"), new PartyId(Rows.uuid(row, "party_id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public void voice(ItemId item, int track, PartyId party) {
        jdbc.sql("""
                        insert into item_track (item_id, track, party_id) values (:item, :track, :party)
                        on conflict (item_id, track) do update set party_id = excluded.party_id""")
                .param("item", item.value())
                .param("track", track)
                .param("party", party.value())
                .update();
    }

    /**
     * The parties of a call, with the tracks that they have on one of its recordings. Where that has none of its own, those
     * of the parties are those of the only recording.
     */
    @Transactional(readOnly = true)
    public List<Party> partiesOn(Viewer viewer, Conversation call, ItemId item) {
        Map<Integer, PartyId> voices = voices(viewer, item);
        return voices.isEmpty() && call.items().size() < 2
                ? call.parties()
                : call.parties().stream()
                        .map(party -> onTrack(party, trackOf(party.id(), voices)))
                        .toList();
    }

    private static @Nullable Integer trackOf(PartyId party, Map<Integer, PartyId> voices) {
        return voices.entrySet().stream()
                .filter(voice -> voice.getValue().equals(party))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse(null);
    }

    private static Party onTrack(Party party, @Nullable Integer track) {
        return new Party(
                party.id(),
                party.side(),
                party.sideConfidence(),
                party.name(),
                party.phone(),
                party.email(),
                party.handle(),
                party.speaker(),
                track,
                party.contactId());
    }

    /** Who called and who was called, as texts: CALLER or CALLED. */
    public Map<PartyId, String> roles(ConversationId call) {
        return jdbc
                .sql("select id, call_role from party where conversation_id = :call and call_role is not null")
                .param("call", call.value())
                .query((row, n) -> Map.entry(new PartyId(Rows.uuid(row, "id")), row.getString("call_role")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    public void role(PartyId party, String role) {
        jdbc.sql("update party set call_role = :role where id = :id")
                .param("id", party.value())
                .param("role", role)
                .update();
    }

    /** Fills in what was not known of a party. */
    public void complete(PartyId known, Party more) {
        jdbc.sql("""
                        update party set name = coalesce(name, :name), phone = coalesce(phone, :phone),
                                         email = coalesce(email, :email),
                                         side_confidence = case side when 'UNKNOWN' then :confidence else side_confidence end,
                                         side = case side when 'UNKNOWN' then :side else side end
                         where id = :id""")
                .param("id", known.value())
                .param("name", more.name())
                .param("phone", more.phone())
                .param("email", more.email())
                .param("side", more.side().name())
                .param("confidence", more.sideConfidence())
                .update();
    }

    /** Keeps the source's own id of a recording, where none is known. */
    public void named(ItemId item, @Nullable String externalId) {
        jdbc.sql("update item set external_id = coalesce(external_id, :externalId) where id = :id")
                .param("id", item.value())
                .param("externalId", externalId)
                .update();
    }

    /** Fills in what was not known of a call. */
    public void complete(
            ConversationId call, @Nullable String subject, @Nullable Direction direction, @Nullable String language) {
        jdbc.sql("""
                        update conversation set subject = coalesce(subject, :subject),
                                                direction = coalesce(direction, :direction),
                                                language = coalesce(language, :language)
                         where id = :call""")
                .param("call", call.value())
                .param("subject", subject)
                .param("direction", direction == null ? null : direction.name())
                .param("language", language)
                .update();
    }

    /** The source has said when the call began: this is when those of its recordings began, too, of which it did not. */
    public void began(ConversationId call, Instant at) {
        jdbc.sql("update item set started_at = :at where conversation_id = :call")
                .param("call", call.value())
                .param("at", Rows.at(at))
                .update();
        settle(call);
    }

    /** Brings a call in step with its recordings: when it began and ended, and the order of what was said. */
    @Transactional
    public void settle(ConversationId call) {
        jdbc.sql("""
                        update conversation c
                           set started_at = i.started_at, ended_at = coalesce(i.ended_at, c.ended_at)
                          from (select min(started_at) as started_at,
                                       max(started_at + duration_ms * interval '1 millisecond') as ended_at
                                  from item where conversation_id = :call) i
                         where c.id = :call and i.started_at is not null""").param("call", call.value()).update();
        jdbc.sql("""
                        update utterance u
                           set ordinal = u.start_ms
                                         + round(extract(epoch from i.started_at - c.started_at) * 1000)::bigint
                          from item i join conversation c on c.id = i.conversation_id
                         where i.id = u.item_id and u.conversation_id = :call and u.start_ms is not null""").param("call", call.value()).update();
    }
}
