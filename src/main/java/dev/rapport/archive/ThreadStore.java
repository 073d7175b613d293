package dev.rapport.archive;

import static java.util.stream.Collectors.toMap;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.Utterance;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds which messages are one thread.
 *
 * <p>Whoever decides about a thread holds locks on its ids and its subject. Safe for use by many threads.
 */
@Component
public class ThreadStore {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations many;
    private final ItemStore items;

    ThreadStore(JdbcClient jdbc, NamedParameterJdbcOperations many, ItemStore items) {
        this.jdbc = jdbc;
        this.many = many;
        this.items = items;
    }

    /** The threads that have or name one of these Message-IDs, the oldest first. */
    public List<ConversationId> withIds(List<String> internetIds) {
        return jdbc.sql("""
                        select c.id from conversation c
                         where c.id in (select conversation_id from thread_id where internet_id = any(:ids))
                         order by c.id""")
                .param("ids", internetIds.toArray(String[]::new))
                .query((row, n) -> new ConversationId(Rows.uuid(row, "id")))
                .list();
    }

    /** Which thread each of these Message-IDs is of; those that nobody has or names are left out. */
    public Map<String, ConversationId> byIds(Collection<String> internetIds) {
        return jdbc
                .sql("select internet_id, conversation_id from thread_id where internet_id = any(:ids)")
                .param("ids", internetIds.toArray(String[]::new))
                .query((row, n) ->
                        Map.entry(row.getString("internet_id"), new ConversationId(Rows.uuid(row, "conversation_id"))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those of the subjects, in the form in which they are compared, that some message has. */
    public Set<String> known(Collection<String> subjects) {
        if (subjects.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(jdbc.sql("""
                        select distinct subject_key from message
                         where md5(subject_key) = any(array(select md5(s) from unnest(:subjects::text[]) s)) and subject_key <> ''""")
                .param("subjects", subjects.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /**
     * The thread with the same subject and some of the same people in which the message most likely belongs: an answer
     * goes to what was said before it, and what has come late to its answers.
     *
     * @param window how far apart the two may be
     * @param common how many addresses they must share
     */
    public Optional<ConversationId> alike(ThreadPlace place, Duration window, int common) {
        return jdbc.sql("""
                        select conversation_id from message m
                         where md5(subject_key) = md5(:subject) and subject_key = :subject and subject_key <> ''
                           and sent_at between :from and :to
                           and (:answers and sent_at <= :at or m.answers and not m.referring and sent_at >= :at)
                           and (select count(*) from unnest(addresses) a where a = any(:addresses)) >= :common
                         order by abs(extract(epoch from sent_at - :at)), id limit 1""")
                .param("subject", place.subject())
                .param("from", Rows.at(place.sentAt().minus(window)))
                .param("to", Rows.at(place.sentAt().plus(window)))
                .param("at", Rows.at(place.sentAt()))
                .param("answers", place.answers())
                .param("addresses", place.addresses().toArray(String[]::new))
                .param("common", common)
                .query((row, n) -> new ConversationId(Rows.uuid(row, "conversation_id")))
                .optional();
    }

    /** Keeps that these ids are of this thread. */
    public void remember(ConversationId thread, List<String> internetIds) {
        remember(internetIds.stream().distinct().collect(toMap(id -> id, id -> thread)));
    }

    /** Keeps which thread each of these ids is of. */
    public void remember(Map<String, ConversationId> threads) {
        List<Map.Entry<String, ConversationId>> all = List.copyOf(threads.entrySet());
        jdbc.sql("""
                        insert into thread_id (internet_id, conversation_id)
                        select * from unnest(:ids::text[], :threads::uuid[])
                        on conflict (internet_id) do update set conversation_id = excluded.conversation_id
                         where thread_id.conversation_id <> excluded.conversation_id""")
                .param("ids", all.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param(
                        "threads",
                        all.stream().map(one -> one.getValue().value()).toArray(UUID[]::new))
                .update();
    }

    /** Adds a message to a thread, which then begins and ends with its first and last; a late first one gives its subject. */
    public void join(Item item, String subject) {
        join(List.of(new Joining(item, subject)));
    }

    /** The same of many, in this order. */
    public void join(List<Joining> messages) {
        items.add(messages.stream().map(Joining::item).toList());
        many.batchUpdate(
                """
                update conversation
                   set subject = case when :at < started_at or subject is null then :subject else subject end,
                       started_at = least(started_at, :at),
                       ended_at = greatest(coalesce(ended_at, started_at), started_at, :at)
                 where id = :id""",
                messages.stream()
                        .map(one -> new MapSqlParameterSource(
                                        "id", one.item().conversation().value())
                                .addValue("at", Rows.at(one.item().startedAt()))
                                .addValue("subject", one.subject().isEmpty() ? null : one.subject()))
                        .toArray(SqlParameterSource[]::new));
    }

    /** A message that joins the thread which its item names. */
    public record Joining(Item item, String subject) {}

    /** Keeps the sentences of a message that is new, in their order. */
    public void add(ConversationId thread, Instant sentAt, List<Utterance> written) {
        add(written.stream().map(one -> new Sentence(thread, sentAt, one)).toList());
    }

    /** The same of many messages. */
    public void add(List<Sentence> sentences) {
        if (sentences.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into utterance (id, item_id, conversation_id, message_id, party_id, heard_party_id, ordinal,
                                               start_char, end_char, text, raw_text, confidence)
                        select id, item, thread, message, party, party, ordinal, start_char, end_char, text, text, 1
                          from unnest(:ids::uuid[], :items::uuid[], :threads::uuid[], :messages::uuid[], :parties::uuid[],
                                      :ordinals::bigint[], :starts::int[], :ends::int[], :texts::text[])
                               as one (id, item, thread, message, party, ordinal, start_char, end_char, text)""")
                .param("ids", column(sentences, UUID[]::new, one -> one.id().value()))
                .param(
                        "items",
                        column(sentences, UUID[]::new, one -> one.itemId().value()))
                .param(
                        "threads",
                        sentences.stream().map(one -> one.thread().value()).toArray(UUID[]::new))
                .param(
                        "messages",
                        column(
                                sentences,
                                UUID[]::new,
                                one -> Objects.requireNonNull(one.messageId()).value()))
                .param(
                        "parties",
                        column(sentences, UUID[]::new, one -> one.partyId().value()))
                .param(
                        "ordinals",
                        sentences.stream()
                                .map(one -> one.sentAt().toEpochMilli())
                                .toArray(Long[]::new))
                .param(
                        "starts",
                        column(sentences, Integer[]::new, one -> span(one).start()))
                .param(
                        "ends",
                        column(sentences, Integer[]::new, one -> span(one).end()))
                .param("texts", column(sentences, String[]::new, Utterance::text))
                .update();
    }

    private static <T> T[] column(List<Sentence> sentences, IntFunction<T[]> array, Function<Utterance, T> value) {
        return sentences.stream().map(one -> value.apply(one.written())).toArray(array);
    }

    private static TextSpan span(Utterance written) {
        return Objects.requireNonNull(written.span(), "What is written has its place in the body");
    }

    /** A sentence of a message of a thread. */
    public record Sentence(ConversationId thread, Instant sentAt, Utterance written) {}
}
