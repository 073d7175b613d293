package dev.rapport.archive;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.Utterance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
    private final ItemStore items;

    ThreadStore(JdbcClient jdbc, ItemStore items) {
        this.jdbc = jdbc;
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
        jdbc.sql("""
                        insert into thread_id (internet_id, conversation_id) select unnest(:ids::text[]), :thread
                        on conflict (internet_id) do update set conversation_id = excluded.conversation_id
                         where thread_id.conversation_id <> excluded.conversation_id""")
                .param("ids", internetIds.stream().distinct().toArray(String[]::new))
                .param("thread", thread.value())
                .update();
    }

    /** Adds a message to a thread, which then begins and ends with its first and last; a late first one gives its subject. */
    public void join(Item item, String subject) {
        items.add(item);
        jdbc.sql("""
                        update conversation
                           set subject = case when :at < started_at or subject is null then :subject else subject end,
                               started_at = least(started_at, :at),
                               ended_at = greatest(coalesce(ended_at, started_at), started_at, :at)
                         where id = :id""")
                .param("id", item.conversation().value())
                .param("at", Rows.at(item.startedAt()))
                .param("subject", subject.isEmpty() ? null : subject)
                .update();
    }

    /** Keeps the sentences of a message that is new, in their order. */
    public void add(ConversationId thread, Instant sentAt, List<Utterance> written) {
        if (written.isEmpty()) {
            return;
        }
        Utterance first = written.getFirst();
        jdbc.sql("""
                        insert into utterance (id, item_id, conversation_id, message_id, party_id, heard_party_id, ordinal,
                                               start_char, end_char, text, raw_text, confidence)
                        select id, :item, :thread, :message, :party, :party, :ordinal, start_char, end_char, text, text, 1
                          from unnest(:ids::uuid[], :starts::int[], :ends::int[], :texts::text[])
                               as one (id, start_char, end_char, text)""")
                .param("item", first.itemId().value())
                .param("thread", thread.value())
                .param("message", Objects.requireNonNull(first.messageId()).value())
                .param("party", first.partyId().value())
                .param("ordinal", sentAt.toEpochMilli())
                .param("ids", written.stream().map(one -> one.id().value()).toArray(UUID[]::new))
                .param("starts", written.stream().map(one -> span(one).start()).toArray(Integer[]::new))
                .param("ends", written.stream().map(one -> span(one).end()).toArray(Integer[]::new))
                .param("texts", written.stream().map(Utterance::text).toArray(String[]::new))
                .update();
    }

    private static TextSpan span(Utterance written) {
        return Objects.requireNonNull(written.span(), "What is written has its place in the body");
    }
}
