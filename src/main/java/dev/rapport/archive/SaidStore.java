package dev.rapport.archive;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.rapport.conversation.Attachment;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what was said and sent in many items at once, spoken or written, with who said it and when; without the words' times,
 * which make a call's transcript large. Safe for use by many threads.
 */
@Component
public class SaidStore {

    private static final String NOT_TAKEN_BACK =
            " not exists (select from chat_message c where c.message_id = m.id and c.deleted_at is not null)";

    private final JdbcClient jdbc;

    SaidStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All that was said or newly written in the items, in its order; not what was taken back. */
    public List<Said> said(Viewer viewer, Collection<ItemId> items) {
        return jdbc.sql("""
                        select u.id, u.item_id, u.conversation_id, u.message_id, u.start_ms, u.end_ms, u.start_char,
                               u.end_char, u.text, coalesce(p.said_side, p.side) as side,
                               coalesce(p.said_name, p.name) as name, p.email,
                               coalesce(m.sent_at, i.started_at + make_interval(secs => coalesce(u.start_ms, 0) / 1000.0))
                                   as at
                          from utterance u join party p on p.id = u.party_id join item i on i.id = u.item_id
                          left join message m on m.id = u.message_id
                         where u.item_id = any(:items) and""" + NOT_TAKEN_BACK + " order by u.item_id, u.ordinal, u.id")
                .param("items", ids(items))
                .query((row, n) -> said(row))
                .list();
    }

    /** The messages that the items are, in the order of their time, with their files; not those taken back. */
    public List<Sent> sent(Viewer viewer, Collection<ItemId> items) {
        Map<MessageId, List<Attachment>> files = jdbc
                .sql("""
                        select a.*, m.id as of_message from attachment a join message m on m.id = a.message_id
                         where m.item_id = any(:items) order by a.message_id, a.ordinal""")
                .param("items", ids(items))
                .query((row, n) ->
                        Map.entry(new MessageId(Rows.uuid(row, "of_message")), AttachmentStore.attachment(row)))
                .list()
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        return jdbc.sql("""
                        select m.id, m.item_id, m.conversation_id, m.sent_at, m.meeting,
                               coalesce(p.said_side, p.side) as side
                          from message m join party p on p.id = m.party_id
                         where m.item_id = any(:items) and""" + NOT_TAKEN_BACK + " order by m.sent_at, m.id")
                .param("items", ids(items))
                .query((row, n) -> sent(row, files))
                .list();
    }

    private static String method(@Nullable String meeting) {
        var appointment = MessageJson.meeting(meeting);
        return appointment == null ? "" : appointment.method();
    }

    private static UUID[] ids(Collection<ItemId> items) {
        return items.stream().map(ItemId::value).toArray(UUID[]::new);
    }

    private static Said said(ResultSet row) throws SQLException {
        Long startMs = row.getObject("start_ms", Long.class);
        Integer startChar = row.getObject("start_char", Integer.class);
        return new Said(
                new UtteranceId(Rows.uuid(row, "id")),
                new ItemId(Rows.uuid(row, "item_id")),
                new ConversationId(Rows.uuid(row, "conversation_id")),
                Rows.idOrNull(row, "message_id", MessageId::new),
                Side.valueOf(row.getString("side")),
                row.getString("name"),
                row.getString("email"),
                Rows.instant(row, "at"),
                row.getString("text"),
                startMs == null ? null : new TimeSpan(startMs, row.getLong("end_ms")),
                startChar == null ? 0 : startChar);
    }

    private static Sent sent(ResultSet row, Map<MessageId, List<Attachment>> files) throws SQLException {
        MessageId id = new MessageId(Rows.uuid(row, "id"));
        return new Sent(
                id,
                new ItemId(Rows.uuid(row, "item_id")),
                new ConversationId(Rows.uuid(row, "conversation_id")),
                Side.valueOf(row.getString("side")),
                Rows.instant(row, "sent_at"),
                method(row.getString("meeting")),
                files.getOrDefault(id, List.of()));
    }

    /**
     * A sentence, and who said it.
     *
     * @param message null for what was spoken
     * @param at when it was said or sent
     * @param time on the recording; null for what was written
     * @param startChar where it begins in its message's body; 0 for what was spoken
     */
    public record Said(
            UtteranceId id,
            ItemId item,
            ConversationId conversation,
            @Nullable MessageId message,
            Side side,
            @Nullable String name,
            @Nullable String email,
            Instant at,
            String text,
            @Nullable TimeSpan time,
            int startChar) {

        /** All of it. */
        public Evidence evidence() {
            return new Evidence(
                    message == null ? Evidence.Kind.UTTERANCE : Evidence.Kind.MESSAGE,
                    conversation,
                    item,
                    id,
                    message,
                    null,
                    text,
                    new TextSpan(startChar, startChar + text.length()),
                    time);
        }
    }

    /**
     * A message, without its words.
     *
     * @param meeting the method of the meeting that it carries (RFC 5546), such as REQUEST; empty where it carries none
     */
    public record Sent(
            MessageId id,
            ItemId item,
            ConversationId conversation,
            Side side,
            Instant at,
            String meeting,
            List<Attachment> files) {

        public Sent {
            files = List.copyOf(files);
        }

        /** All of a file of it. */
        public Evidence evidence(Attachment file) {
            return new Evidence(
                    Evidence.Kind.ATTACHMENT, conversation, item, null, id, file.id(), "", new TextSpan(0, 0), null);
        }
    }
}
