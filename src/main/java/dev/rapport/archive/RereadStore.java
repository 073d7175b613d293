package dev.rapport.archive;

import dev.rapport.conversation.Attachment;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts what is read of a message today in the place of what was read of it before.
 *
 * <p>Who wrote it to whom, when, and in which thread stays: that was decided when it came. So do the ids of sentences and files that are the
 * same. Safe for use by many threads.
 */
@Component
public class RereadStore {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations many;
    private final ThreadStore threads;

    RereadStore(JdbcClient jdbc, NamedParameterJdbcOperations many, ThreadStore threads) {
        this.jdbc = jdbc;
        this.many = many;
        this.threads = threads;
    }

    /** The sentences of a message, in their order. */
    public List<Utterance> sentences(Viewer viewer, Message message) {
        return jdbc.sql("select * from utterance where item_id = :item order by ordinal, id")
                .param("item", message.itemId().value())
                .query((row, n) -> TranscriptStore.utterance(row))
                .list();
    }

    /**
     * Replaces a message that is there.
     *
     * @param message with the ids that it has, and those of the files that stay
     * @param sentences with the ids of those that stay; ids are in the order of the sentences
     */
    @Transactional
    public void replace(Message message, List<Utterance> sentences) {
        ConversationId thread = jdbc.sql("select conversation_id from item where id = :item for update")
                .param("item", message.itemId().value())
                .query((row, n) -> new ConversationId(Rows.uuid(row, "conversation_id")))
                .single();
        replaceText(message);
        replaceFiles(message);
        Map<UUID, TextSpan> before = sentences(Viewer.PIPELINE, message).stream()
                .filter(one -> one.span() != null)
                .collect(Collectors.toMap(one -> one.id().value(), RereadStore::span));
        UUID[] kept = sentences.stream().map(one -> one.id().value()).toArray(UUID[]::new);
        jdbc.sql("delete from utterance where item_id = :item and not id = any(:kept)")
                .param("item", message.itemId().value())
                .param("kept", kept)
                .update();
        many.batchUpdate(
                "update utterance set start_char = :start, end_char = :end where id = :id",
                rows(
                        sentences.stream()
                                .filter(one -> before.containsKey(one.id().value()))
                                .filter(one ->
                                        !span(one).equals(before.get(one.id().value())))
                                .toList(),
                        one -> new MapSqlParameterSource("id", one.id().value())
                                .addValue("start", span(one).start())
                                .addValue("end", span(one).end())));
        threads.add(
                thread,
                message.sentAt(),
                sentences.stream()
                        .filter(one -> !before.containsKey(one.id().value()))
                        .toList());
    }

    private static TextSpan span(Utterance sentence) {
        return Objects.requireNonNull(sentence.span(), "What is written has its place in the body");
    }

    private void replaceText(Message message) {
        jdbc.sql("""
                        update message set subject = :subject, body = :body, reply = :reply, quoted = :quoted,
                               signature = :signature, blocks = :blocks::jsonb, html = :html, contact = :contact::jsonb,
                               meeting = :meeting::jsonb, notes = :notes
                         where id = :id""")
                .param("id", message.id().value())
                .param("subject", message.subject())
                .param("body", message.body())
                .param("reply", message.reply())
                .param("quoted", message.quoted())
                .param("signature", message.signature())
                .param("blocks", MessageJson.write(message.blocks()))
                .param("html", message.html())
                .param("contact", MessageJson.write(message.contact()))
                .param("meeting", message.meeting() == null ? null : MessageJson.write(message.meeting()))
                .param("notes", message.notes().toArray(String[]::new))
                .update();
    }

    /** Their text is looked for anew, too. */
    private void replaceFiles(Message message) {
        List<Attachment> files = message.attachments();
        jdbc.sql("delete from attachment where message_id = :message and not id = any(:kept)")
                .param("message", message.id().value())
                .param("kept", files.stream().map(file -> file.id().value()).toArray(UUID[]::new))
                .update();
        List<SqlParameterSource> rows = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            rows.add(MessageStore.parameters(message.id(), i, files.get(i)));
        }
        many.batchUpdate("""
                insert into attachment (id, message_id, ordinal, filename, media_type, detected_type, inline,
                                        content_id, sha256, size)
                values (:id, :message, :ordinal, :filename, :mediaType, :detectedType, :inline, :contentId, :sha256,
                        :size)
                on conflict (id) do update set ordinal = excluded.ordinal, filename = excluded.filename,
                       media_type = excluded.media_type, detected_type = excluded.detected_type,
                       inline = excluded.inline, content_id = excluded.content_id, text = null, notes = '{}'""", rows.toArray(SqlParameterSource[]::new));
    }

    private static <T> SqlParameterSource[] rows(List<T> all, Function<T, SqlParameterSource> row) {
        return all.stream().map(row).toArray(SqlParameterSource[]::new);
    }
}
