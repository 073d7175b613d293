package dev.rapport.archive;

import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Message.SignatureFacts;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells what known people of theirs wrote of themselves below their messages. Safe for use by many threads. */
@Component
public class SenderSignatures {

    private final JdbcClient jdbc;

    SenderSignatures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the messages among these items; none of those whose sender nobody knows, or whose signature says nothing. */
    public List<Signature> of(Viewer viewer, Collection<ItemId> items) {
        return jdbc.sql("""
                        select m.id, m.item_id, i.conversation_id as of_conversation, m.body, m.signature, m.contact,
                               coalesce(p.said_contact_id, p.contact_id) as sender
                          from message m join item i on i.id = m.item_id join party p on p.id = m.party_id
                         where m.item_id = any(:items) and m.signature <> '' and coalesce(p.said_side, p.side) = 'THEIRS'
                           and coalesce(p.said_contact_id, p.contact_id) is not null
                         order by m.item_id""")
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .query((row, n) -> signature(row))
                .list();
    }

    private static Signature signature(ResultSet row) throws SQLException {
        return new Signature(
                new ItemId(Rows.uuid(row, "item_id")),
                new ConversationId(Rows.uuid(row, "of_conversation")),
                new MessageId(Rows.uuid(row, "id")),
                new ContactId(Rows.uuid(row, "sender")),
                row.getString("body"),
                row.getString("signature"),
                MessageJson.contact(row.getString("contact")));
    }

    /**
     * A signature.
     *
     * @param sender who wrote the message
     * @param body of the message, in which the signature stands
     */
    public record Signature(
            ItemId item,
            ConversationId conversation,
            MessageId message,
            ContactId sender,
            String body,
            String text,
            SignatureFacts facts) {

        /** The first of its lines that fits, else all of it. */
        public Evidence evidence(Predicate<String> line) {
            String quote = text.lines()
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .filter(line)
                    .filter(body::contains)
                    .findFirst()
                    .orElse(text.strip());
            int start = body.lastIndexOf(quote);
            return start < 0
                    ? Evidence.ofWhole(conversation, item)
                    : new Evidence(
                            Evidence.Kind.MESSAGE,
                            conversation,
                            item,
                            null,
                            message,
                            null,
                            quote,
                            new TextSpan(start, start + quote.length()),
                            null);
        }
    }
}
