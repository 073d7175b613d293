package dev.rapport.archive;

import static java.util.stream.Collectors.groupingBy;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds what was said, utterance by utterance, with people's corrections in place.
 *
 * <p>A correction is kept apart from the transcript, by the time it was said at and the track it was heard on, and put in
 * place again when the item is transcribed anew. Safe for use by many threads.
 */
@Component
public class TranscriptStore {

    private static final String IN_ORDER = """
            select * from utterance where conversation_id = :conversation
               and (:seen::uuid is null or (ordinal, id) > (:seenOrdinal, :seen))
             order by ordinal, id limit :limit""";

    private final JdbcClient jdbc;
    private final CorrectionStore corrections;

    TranscriptStore(JdbcClient jdbc, CorrectionStore corrections) {
        this.jdbc = jdbc;
        this.corrections = corrections;
    }

    /** Keeps the utterances of an item in the place of those that were there, and people's corrections over them. */
    @Transactional
    public void replace(ItemId item, List<Utterance> heard) {
        jdbc.sql("delete from utterance where item_id = :item")
                .param("item", item.value())
                .update();
        corrections.applyTo(item, heard).forEach(this::add);
    }

    /** All utterances of a conversation, in their order. */
    @Transactional(readOnly = true)
    public List<Utterance> all(Viewer viewer, ConversationId conversation) {
        return page(viewer, conversation, Integer.MAX_VALUE, null).utterances();
    }

    /** All utterances of an item, in their order. */
    @Transactional(readOnly = true)
    public List<Utterance> of(Viewer viewer, ItemId item) {
        return jdbc.sql("select * from utterance where item_id = :item order by ordinal, id")
                .param("item", item.value())
                .query((row, n) -> utterance(row))
                .list();
    }

    /** The same of many items. */
    Map<ItemId, List<Utterance>> of(Viewer viewer, UUID[] items) {
        return jdbc
                .sql("select * from utterance where item_id = any(:items) order by ordinal, id")
                .param("items", items)
                .query((row, n) -> utterance(row))
                .list()
                .stream()
                .collect(groupingBy(Utterance::itemId));
    }

    /**
     * A stretch of the utterances of a conversation, in their order.
     *
     * @param cursor the {@link Stretch#next()} of the stretch before; null for the first
     * @throws IllegalArgumentException for a cursor that was not given out here
     */
    @Transactional(readOnly = true)
    public Stretch page(Viewer viewer, ConversationId conversation, int limit, @Nullable String cursor) {
        Optional<Place> seen = Optional.ofNullable(cursor).map(Place::of);
        List<Ordered> found = jdbc.sql(IN_ORDER)
                .param("conversation", conversation.value())
                .param("seen", seen.map(Place::id).orElse(null))
                .param("seenOrdinal", seen.map(Place::ordinal).orElse(0L))
                .param("limit", limit == Integer.MAX_VALUE ? null : limit + 1)
                .query((row, n) -> new Ordered(row.getLong("ordinal"), utterance(row)))
                .list();
        List<Ordered> shown = found.size() <= limit ? found : found.subList(0, limit);
        return new Stretch(
                shown.stream().map(Ordered::utterance).toList(),
                found.size() <= limit ? null : shown.getLast().place().cursor());
    }

    /** The same as long as nobody, and no stage, changed what was said or by whom. */
    public String revision(Viewer viewer, ConversationId conversation) {
        return jdbc.sql("""
                        select coalesce(md5(string_agg(md5(id::text || party_id::text || text), '' order by id)), 'none')
                          from utterance where conversation_id = :conversation""")
                .param("conversation", conversation.value())
                .query(String.class)
                .single();
    }

    public Optional<Utterance> find(Viewer viewer, ConversationId conversation, UtteranceId id) {
        return jdbc.sql("select * from utterance where id = :id and conversation_id = :conversation")
                .param("id", id.value())
                .param("conversation", conversation.value())
                .query((row, n) -> utterance(row))
                .optional();
    }

    /**
     * A person corrects what was said or who said it. Empty where there is no such utterance.
     *
     * @param text what was said; null where it is right as it is
     * @param party who said it; null where that is right
     */
    @Transactional
    public Optional<Utterance> correct(
            Viewer viewer,
            ConversationId conversation,
            UtteranceId id,
            @Nullable String text,
            @Nullable PartyId party) {
        return find(viewer, conversation, id).map(before -> {
            corrections.keep(viewer, before, heardParty(id), text, party);
            Utterance after = Corrected.of(before, text, party);
            jdbc.sql("""
                            update utterance set text = :text, words = :words::jsonb, confidence = :confidence,
                                                 party_id = :party
                             where id = :id""")
                    .param("text", after.text())
                    .param("confidence", after.confidence())
                    .param("words", ArchiveJson.words(after.words()))
                    .param("party", after.partyId().value())
                    .param("id", id.value())
                    .update();
            return after;
        });
    }

    /** Who was heard when in a recording, whatever people corrected of it later; in the order of time. */
    public List<Hearing> heard(Viewer viewer, ItemId item) {
        return jdbc.sql("""
                        select heard_party_id, start_ms, end_ms from utterance
                         where item_id = :item and start_ms is not null order by ordinal, id""")
                .param("item", item.value())
                .query((row, n) -> new Hearing(
                        new PartyId(Rows.uuid(row, "heard_party_id")),
                        new TimeSpan(row.getLong("start_ms"), row.getLong("end_ms"))))
                .list();
    }

    /**
     * Exchanges two voices on one track, as a person's word: what was heard of the one was said by the other. What a person
     * corrected utterance by utterance stays. A new transcript keeps it, since it goes by who was heard when.
     */
    @Transactional
    public void exchangeVoices(Viewer viewer, ConversationId conversation, PartyId one, PartyId other) {
        for (String exchange : List.of("""
                update utterance u
                   set heard_party_id = case u.heard_party_id when :one then :other::uuid else :one::uuid end,
                       party_id = case when u.party_id <> u.heard_party_id then u.party_id
                                       when u.heard_party_id = :one then :other::uuid else :one::uuid end
                 where conversation_id = :conversation and heard_party_id in (:one, :other)""", """
                update correction
                   set heard_party_id = case heard_party_id when :one then :other::uuid else :one::uuid end
                 where item_id in (select id from item where conversation_id = :conversation)
                   and heard_party_id in (:one, :other)""")) {
            jdbc.sql(exchange)
                    .param("one", one.value())
                    .param("other", other.value())
                    .param("conversation", conversation.value())
                    .update();
        }
    }

    /** A stretch of a recording in which a party was heard. */
    public record Hearing(PartyId party, TimeSpan time) {}

    private PartyId heardParty(UtteranceId id) {
        return jdbc.sql("select heard_party_id from utterance where id = :id")
                .param("id", id.value())
                .query((row, n) -> new PartyId(Rows.uuid(row, "heard_party_id")))
                .single();
    }

    private void add(CorrectionStore.Placed placed) {
        Utterance utterance = placed.utterance();
        TimeSpan time = utterance.time();
        TextSpan span = utterance.span();
        jdbc.sql("""
                        insert into utterance (id, item_id, conversation_id, message_id, party_id, heard_party_id, ordinal,
                                               start_ms, end_ms, start_char, end_char, text, raw_text, confidence, words)
                        select :id, :item, i.conversation_id, :message, :party, :heard,
                               :ordinal + case when :startMs::bigint is null then 0
                                    else round(extract(epoch from i.started_at - c.started_at) * 1000)::bigint end,
                               :startMs, :endMs, :startChar, :endChar, :text, :rawText, :confidence, :words::jsonb
                          from item i join conversation c on c.id = i.conversation_id where i.id = :item""")
                .param("id", utterance.id().value())
                .param("item", utterance.itemId().value())
                .param(
                        "message",
                        utterance.messageId() == null
                                ? null
                                : utterance.messageId().value())
                .param("party", utterance.partyId().value())
                .param("heard", placed.heardParty().value())
                .param("ordinal", span == null ? utterance.startMs() : span.start())
                .param("startMs", time == null ? null : time.startMs())
                .param("endMs", time == null ? null : time.endMs())
                .param("startChar", span == null ? null : span.start())
                .param("endChar", span == null ? null : span.end())
                .param("text", utterance.text())
                .param("rawText", utterance.rawText())
                .param("confidence", utterance.confidence())
                .param("words", ArchiveJson.words(utterance.words()))
                .update();
    }

    static Utterance utterance(ResultSet row) throws SQLException {
        Long startMs = row.getObject("start_ms", Long.class);
        Integer startChar = row.getObject("start_char", Integer.class);
        return new Utterance(
                new UtteranceId(Rows.uuid(row, "id")),
                new ItemId(Rows.uuid(row, "item_id")),
                Rows.idOrNull(row, "message_id", MessageId::new),
                new PartyId(Rows.uuid(row, "party_id")),
                startMs == null ? null : new TimeSpan(startMs, row.getLong("end_ms")),
                startChar == null ? null : new TextSpan(startChar, row.getInt("end_char")),
                row.getString("text"),
                row.getString("raw_text"),
                row.getDouble("confidence"),
                ArchiveJson.words(row.getString("words")));
    }

    /**
     * A stretch of a transcript.
     *
     * @param next where the next stretch begins; null at the end
     */
    public record Stretch(
            List<Utterance> utterances, @Nullable String next) {}

    /** An utterance at its place: in a call of several recordings, the time since the call began. */
    private record Ordered(long ordinal, Utterance utterance) {
        Place place() {
            return new Place(ordinal, utterance.id().value());
        }
    }

    /** A place in a transcript: a cursor of it is the ordinal, a dot, and the id of the last utterance shown. */
    private record Place(long ordinal, UUID id) {

        static Place of(String cursor) {
            int dot = cursor.indexOf('.');
            if (dot < 1) {
                throw new IllegalArgumentException("utterancesCursor is not one that was given out here");
            }
            return new Place(Long.parseLong(cursor.substring(0, dot)), UUID.fromString(cursor.substring(dot + 1)));
        }

        String cursor() {
            return ordinal + "." + id;
        }
    }
}
