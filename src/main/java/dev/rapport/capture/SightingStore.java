package dev.rapport.capture;

import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.TimeOrdered;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds sightings. Joins the caller's transaction. Safe for use by many threads. */
@Component
final class SightingStore {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations many;

    SightingStore(JdbcClient jdbc, NamedParameterJdbcOperations many) {
        this.jdbc = jdbc;
        this.many = many;
    }

    /**
     * Waits until nobody else decides about one of these texts, and keeps others waiting until the transaction ends.
     *
     * <p>In the order of their locks, so that two that want the same never wait for each other.
     */
    void lock(Stream<String> texts) {
        jdbc.sql("""
                        select pg_advisory_xact_lock(key)::text
                          from (select distinct hashtextextended(text, 0) as key from unnest(:texts::text[]) text
                                 order by 1) ordered""").param("texts", texts.toArray(String[]::new)).query().listOfRows();
    }

    /** Keeps a sighting, in the place of an earlier state of it. */
    void put(Sighting sighting) {
        put(List.of(sighting));
    }

    /** The same of many. */
    void put(List<Sighting> sightings) {
        many.batchUpdate("""
                insert into sighting (id, source, channel, outcome, item_id, at, sha256, external_id, given_started_at,
                                      delivery, flags, file, kept_as, reason)
                values (:id, :source, :channel, :outcome, :item, :at, :sha256, :externalId, :startedAt, :delivery,
                        :flags, :file, :keptAs, :reason)
                on conflict (id) do update set source = excluded.source, outcome = excluded.outcome,
                    item_id = excluded.item_id, at = excluded.at, sha256 = excluded.sha256,
                    external_id = excluded.external_id, given_started_at = excluded.given_started_at,
                    delivery = excluded.delivery, flags = excluded.flags, file = excluded.file,
                    kept_as = excluded.kept_as, reason = excluded.reason, acknowledged = false""", sightings.stream().map(SightingStore::parameters).toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource parameters(Sighting sighting) {
        return new MapSqlParameterSource("id", sighting.id())
                .addValue("source", sighting.source())
                .addValue("channel", sighting.channel().name())
                .addValue("outcome", sighting.outcome().name())
                .addValue(
                        "item", sighting.item() == null ? null : sighting.item().value())
                .addValue("at", sighting.at().atOffset(ZoneOffset.UTC))
                .addValue("sha256", sighting.sha256())
                .addValue("externalId", sighting.externalId())
                .addValue("startedAt", offsetOrNull(sighting.givenStartedAt()))
                .addValue("delivery", sighting.delivery())
                .addValue("flags", sighting.flags().toArray(String[]::new))
                .addValue("file", sighting.file())
                .addValue("keptAs", sighting.keptAs())
                .addValue("reason", sighting.reason());
    }

    /** Those of the contents that some sighting of an item had. */
    Set<String> contents(Collection<String> sha256s) {
        return these(
                "select distinct sha256 from sighting where sha256 = any(:these) and item_id is not null", sha256s);
    }

    /** Those of the Message-IDs that some item has. */
    Set<String> messageIds(Collection<String> externalIds) {
        return these("""
                select distinct external_id from sighting
                 where external_id = any(:these) and external_id is not null and channel = 'EMAIL'
                   and item_id is not null""", externalIds);
    }

    /** Those of the deliveries that were kept, but of which the source was not told. */
    Set<String> unacknowledged(Collection<String> deliveries) {
        return these("select delivery from sighting where delivery = any(:these) and not acknowledged", deliveries);
    }

    private Set<String> these(String sql, Collection<String> these) {
        return Set.copyOf(jdbc.sql(sql)
                .param("these", these.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Keeps the sightings of messages of a chat, whose source is told by its room's own means. */
    void count(String source, String delivery, Instant at, List<MessageSightings.Seen> seen) {
        jdbc.sql("""
                        insert into sighting (id, source, channel, outcome, item_id, at, external_id, delivery, acknowledged, reason)
                        select id, :source, 'CHAT', outcome, item, :at, external_id, :delivery, true, reason
                          from unnest(:ids::uuid[], :outcomes::text[], :items::uuid[], :externalIds::text[],
                                      :reasons::text[]) as one (id, outcome, item, external_id, reason)""")
                .param("source", source)
                .param("delivery", delivery)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", seen.stream().map(one -> TimeOrdered.uuid()).toArray(UUID[]::new))
                .param(
                        "outcomes",
                        seen.stream().map(one -> one.outcome().name()).toArray(String[]::new))
                .param(
                        "items",
                        seen.stream()
                                .map(one ->
                                        one.item() == null ? null : one.item().value())
                                .toArray(UUID[]::new))
                .param(
                        "externalIds",
                        seen.stream().map(MessageSightings.Seen::externalId).toArray(String[]::new))
                .param(
                        "reasons",
                        seen.stream().map(MessageSightings.Seen::reason).toArray(String[]::new))
                .update();
    }

    /** What was taken in, but of which the source was not yet told. */
    List<Sighting> unacknowledged() {
        return jdbc.sql("select * from sighting where not acknowledged")
                .query((row, n) -> sighting(row))
                .list();
    }

    /** The same, of one delivery. */
    List<Sighting> unacknowledged(String delivery) {
        return jdbc.sql("select * from sighting where not acknowledged and delivery = :delivery order by id")
                .param("delivery", delivery)
                .query((row, n) -> sighting(row))
                .list();
    }

    void acknowledge(String delivery) {
        acknowledge(List.of(delivery));
    }

    /** The same of many. */
    void acknowledge(Collection<String> deliveries) {
        jdbc.sql("update sighting set acknowledged = true where not acknowledged and delivery = any(:deliveries)")
                .param("deliveries", deliveries.toArray(String[]::new))
                .update();
    }

    /** Of everything that was in a file. */
    void acknowledgeAllIn(FileDelivery file) {
        jdbc.sql("""
                        update sighting set acknowledged = true
                         where not acknowledged and starts_with(delivery, :within)""").param("within", file.key() + FileDelivery.WITHIN).update();
    }

    /** A refused file that waited to be tried again. */
    void waitsNoMore(String delivery) {
        jdbc.sql("delete from sighting where delivery = :delivery and outcome = 'WAITING' and item_id is null")
                .param("delivery", delivery)
                .update();
    }

    void acknowledge(UUID id) {
        jdbc.sql("update sighting set acknowledged = true where id = :id")
                .param("id", id)
                .update();
    }

    /** The items with this content, the oldest first, each with what all its sightings said of it. */
    List<KnownItem> withContent(String sha256) {
        return jdbc.sql("""
                        select i.id, i.conversation_id,
                               array_agg(distinct s.external_id) filter (where s.external_id is not null) as external_ids,
                               array_agg(distinct s.source || chr(31) || s.external_id)
                                   filter (where s.external_id is not null) as named,
                               array_agg(distinct s.given_started_at)
                                   filter (where s.given_started_at is not null) as started
                          from sighting s join item i on i.id = s.item_id
                         where s.sha256 = :sha256
                         group by i.id order by i.id""")
                .param("sha256", sha256)
                .query((row, n) -> new KnownItem(
                        new ItemId(row.getObject("id", UUID.class)),
                        conversation(row),
                        texts(row, "external_ids"),
                        texts(row, "named"),
                        instants(row, "started")))
                .list();
    }

    /** Whether the id was used for some other content: by this source, or for a message by any. */
    boolean otherContent(Arrival arrival, String externalId, String content) {
        String ofWhom = arrival.channel() == Channel.EMAIL ? "channel = 'EMAIL'" : "source = :source";
        var sql = jdbc.sql("select exists (select from sighting where " + ofWhom
                + " and external_id = :externalId and sha256 <> :content and item_id is not null)");
        return (arrival.channel() == Channel.EMAIL ? sql : sql.param("source", arrival.source()))
                .param("externalId", externalId)
                .param("content", content)
                .query(Boolean.class)
                .single();
    }

    /** The last file of this name, with or without the ending, that is an item. */
    Optional<Intake.TakenFile> takenFrom(String base) {
        return jdbc.sql("""
                        select item_id, file from sighting
                         where regexp_replace(file, '\\.[^./]*$', '') in (:base, regexp_replace(:base, '\\.[^./]*$', ''))
                           and (file = :base or regexp_replace(file, '\\.[^./]*$', '') = :base)
                           and item_id is not null
                         order by at desc, id desc limit 1""")
                .param("base", base)
                .query((row, n) ->
                        new Intake.TakenFile(new ItemId(row.getObject("item_id", UUID.class)), row.getString("file")))
                .optional();
    }

    Optional<ConversationId> conversationOf(ItemId item) {
        return jdbc.sql("select conversation_id from item where id = :item")
                .param("item", item.value())
                .query((row, n) -> conversation(row))
                .optional();
    }

    static Sighting sighting(ResultSet row) throws SQLException {
        UUID item = row.getObject("item_id", UUID.class);
        OffsetDateTime started = row.getObject("given_started_at", OffsetDateTime.class);
        return new Sighting(
                row.getObject("id", UUID.class),
                row.getString("source"),
                Channel.valueOf(row.getString("channel")),
                Outcome.valueOf(row.getString("outcome")),
                item == null ? null : new ItemId(item),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("sha256"),
                row.getString("external_id"),
                started == null ? null : started.toInstant(),
                row.getString("delivery"),
                texts(row, "flags"),
                row.getString("file"),
                row.getString("kept_as"),
                row.getString("reason"));
    }

    private static ConversationId conversation(ResultSet row) throws SQLException {
        return new ConversationId(row.getObject("conversation_id", UUID.class));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }

    private static List<Instant> instants(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null
                ? List.of()
                : Arrays.stream((Timestamp[]) array.getArray())
                        .map(Timestamp::toInstant)
                        .toList();
    }

    private static @Nullable OffsetDateTime offsetOrNull(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
