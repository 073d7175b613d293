package dev.rapport.archive;

import static java.util.stream.Collectors.toMap;

import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.TimeSpan;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Picks single utterances of theirs, without reading whole transcripts. Safe for use by many threads. */
@Component
public class SaidLines {

    private final JdbcClient jdbc;

    SaidLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What their side said in these items that fits a pattern, in the order of the items and of what was said.
     *
     * @param pattern a regular expression of PostgreSQL; letters in any case
     */
    public List<SaidLine> theirs(Viewer viewer, Collection<ItemId> items, String pattern) {
        return jdbc.sql("""
                        select u.*, i.conversation_id as of_conversation
                          from utterance u join item i on i.id = u.item_id join party p on p.id = u.party_id
                         where u.item_id = any(:items) and coalesce(p.said_side, p.side) = 'THEIRS' and u.text ~* :pattern
                         order by u.item_id, u.ordinal, u.id""")
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .param("pattern", pattern)
                .query((row, n) -> line(row))
                .list();
    }

    /** Which contacts said these; nothing of those that nobody is known to have said. */
    public Map<UtteranceId, ContactId> speakers(Viewer viewer, Collection<UtteranceId> utterances) {
        return jdbc
                .sql("""
                        select u.id, coalesce(p.said_contact_id, p.contact_id) as contact
                          from utterance u join party p on p.id = u.party_id
                         where u.id = any(:ids) and coalesce(p.said_contact_id, p.contact_id) is not null""")
                .param("ids", utterances.stream().map(UtteranceId::value).toArray(UUID[]::new))
                .query((row, n) ->
                        Map.entry(new UtteranceId(Rows.uuid(row, "id")), new ContactId(Rows.uuid(row, "contact"))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static SaidLine line(ResultSet row) throws SQLException {
        Long startMs = row.getObject("start_ms", Long.class);
        Long endMs = row.getObject("end_ms", Long.class);
        MessageId message = Rows.idOrNull(row, "message_id", MessageId::new);
        Integer startChar = row.getObject("start_char", Integer.class);
        return new SaidLine(
                new UtteranceId(Rows.uuid(row, "id")),
                new ItemId(Rows.uuid(row, "item_id")),
                new ConversationId(Rows.uuid(row, "of_conversation")),
                message,
                startChar == null ? 0 : startChar,
                startMs == null || endMs == null ? null : new TimeSpan(startMs, endMs),
                row.getString("text"),
                row.getDouble("confidence"));
    }

    /**
     * An utterance.
     *
     * @param shift where it begins in the body of its message
     * @param time when it was said; null for what was written
     */
    public record SaidLine(
            UtteranceId id,
            ItemId item,
            ConversationId conversation,
            @Nullable MessageId message,
            int shift,
            @Nullable TimeSpan time,
            String text,
            double confidence) {

        /** A stretch of it, as evidence; the time is that of the whole. */
        public Evidence evidence(int start, int end) {
            int from = message == null ? start : start + shift;
            return new Evidence(
                    message == null ? Evidence.Kind.UTTERANCE : Evidence.Kind.MESSAGE,
                    conversation,
                    item,
                    id,
                    message,
                    null,
                    text.substring(start, end),
                    new TextSpan(from, from + end - start),
                    time);
        }
    }
}
