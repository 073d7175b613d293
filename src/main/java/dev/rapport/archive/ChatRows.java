package dev.rapport.archive;

import dev.rapport.archive.ChatMessageStore.Added;
import dev.rapport.archive.ChatMessageStore.Known;
import dev.rapport.archive.ChatStore.RoomId;
import dev.rapport.archive.ChatStore.Session;
import dev.rapport.conversation.Attachment;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.Utterance;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the rows of new messages of a chat, one statement for each table however many they are.
 *
 * <p>Joins the caller's transaction. Safe for use by many threads.
 */
final class ChatRows {

    private static final String NO_CONTACT =
            MessageJson.write(new Message.SignatureFacts(null, null, null, List.of(), List.of(), null, List.of()));

    private final JdbcClient jdbc;

    ChatRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void messages(Session session, List<Added> added) {
        jdbc.sql("""
                        insert into message (id, item_id, conversation_id, party_id, internet_id, sent_at, subject, subject_key,
                                             answers, referring, addresses, body, reply, quoted, signature, blocks, contact,
                                             notes)
                        select id, :item, :conversation, party, external_id, sent_at::timestamptz, '', '', false, false, '{}',
                               body, body, '', '', blocks::jsonb, :contact::jsonb, '{}'
                          from unnest(:ids::uuid[], :parties::uuid[], :externalIds::text[], :sentAts::text[], :bodies::text[],
                                      :blocks::text[]) as one (id, party, external_id, sent_at, body, blocks)""")
                .param("item", session.item().value())
                .param("conversation", session.conversation().value())
                .param("contact", NO_CONTACT)
                .param("ids", ids(added))
                .param("parties", parties(added))
                .param("externalIds", texts(added, one -> one.message().externalId()))
                .param("sentAts", texts(added, one -> one.message().sentAt().toString()))
                .param("bodies", texts(added, Added::text))
                .param("blocks", texts(added, one -> MessageJson.write(List.of(whole(one.text())))))
                .update();
    }

    static Message.Block whole(String text) {
        return new Message.Block(Message.Kind.REPLY, 0, text.length(), null);
    }

    void senders(List<Added> added) {
        jdbc.sql("""
                        insert into message_party (message_id, party_id, role, ordinal)
                        select message, party, 'FROM', 1 from unnest(:ids::uuid[], :parties::uuid[]) as one (message, party)""").param("ids", ids(added)).param("parties", parties(added)).update();
    }

    void chatMessages(RoomId room, List<Added> added) {
        jdbc.sql("""
                        insert into chat_message (message_id, room_id, external_id, reply_to, edited_at, deleted_at)
                        select id, :room, external_id, reply_to, edited_at::timestamptz, deleted_at::timestamptz
                          from unnest(:ids::uuid[], :externalIds::text[], :replyTos::text[], :editedAts::text[],
                                      :deletedAts::text[]) as one (id, external_id, reply_to, edited_at, deleted_at)""")
                .param("room", room.value())
                .param("ids", ids(added))
                .param("externalIds", texts(added, one -> one.message().externalId()))
                .param("replyTos", texts(added, one -> one.message().replyTo()))
                .param("editedAts", texts(added, one -> orNull(one.editedAt())))
                .param("deletedAts", texts(added, one -> orNull(one.message().deletedAt())))
                .update();
    }

    void texts(List<Added> added) {
        record Of(Known message, ChatText text) {}
        List<Of> all = added.stream()
                .flatMap(one -> one.message().texts().stream().map(text -> new Of(one.message(), text)))
                .toList();
        jdbc.sql("""
                        insert into chat_text (message_id, at, basis, text)
                        select message, at::timestamptz, basis, text
                          from unnest(:ids::uuid[], :ats::text[], :bases::text[], :texts::text[])
                               as one (message, at, basis, text)
                        on conflict (message_id, at, basis, digest) do nothing""")
                .param(
                        "ids",
                        all.stream().map(one -> one.message().id().value()).toArray(UUID[]::new))
                .param(
                        "ats",
                        all.stream().map(one -> one.text().at().toString()).toArray(String[]::new))
                .param(
                        "bases",
                        all.stream().map(one -> one.text().basis().name()).toArray(String[]::new))
                .param("texts", all.stream().map(one -> one.text().text()).toArray(String[]::new))
                .update();
    }

    void sentences(Session session, List<Added> added) {
        record Of(Known message, Utterance said) {
            TextSpan span() {
                return Objects.requireNonNull(said.span(), "What is written has its place in the body");
            }
        }
        List<Of> all = added.stream()
                .flatMap(one -> one.said().stream().map(said -> new Of(one.message(), said)))
                .toList();
        jdbc.sql("""
                        insert into utterance (id, item_id, conversation_id, message_id, party_id, heard_party_id, ordinal,
                                               start_char, end_char, text, raw_text, confidence)
                        select id, :item, :conversation, message, party, party, ordinal, start_char, end_char, text, text, 1
                          from unnest(:ids::uuid[], :messages::uuid[], :parties::uuid[], :ordinals::bigint[], :starts::int[],
                                      :ends::int[], :texts::text[])
                               as one (id, message, party, ordinal, start_char, end_char, text)""")
                .param("item", session.item().value())
                .param("conversation", session.conversation().value())
                .param("ids", all.stream().map(one -> one.said().id().value()).toArray(UUID[]::new))
                .param(
                        "messages",
                        all.stream().map(one -> one.message().id().value()).toArray(UUID[]::new))
                .param(
                        "parties",
                        all.stream().map(one -> one.message().party().value()).toArray(UUID[]::new))
                .param(
                        "ordinals",
                        all.stream()
                                .map(one -> one.message().sentAt().toEpochMilli())
                                .toArray(Long[]::new))
                .param("starts", all.stream().map(one -> one.span().start()).toArray(Integer[]::new))
                .param("ends", all.stream().map(one -> one.span().end()).toArray(Integer[]::new))
                .param("texts", all.stream().map(one -> one.said().text()).toArray(String[]::new))
                .update();
    }

    /** False where the message has the file already. */
    boolean attach(MessageId message, Attachment file) {
        return jdbc.sql("""
                        insert into attachment (id, message_id, ordinal, filename, media_type, detected_type, inline, content_id,
                                                sha256, size)
                        select :id, :message, (select count(*) from attachment where message_id = :message), :filename,
                               :mediaType, :detectedType, false, null, :sha256, :size
                         where not exists (select from attachment
                                            where message_id = :message and filename = :filename and sha256 = :sha256)""")
                        .param("id", file.id().value())
                        .param("message", message.value())
                        .param("filename", file.filename())
                        .param("mediaType", file.mediaType())
                        .param("detectedType", file.detectedType())
                        .param("sha256", file.original().sha256())
                        .param("size", file.original().size())
                        .update()
                == 1;
    }

    private static UUID[] ids(List<Added> added) {
        return added.stream().map(one -> one.message().id().value()).toArray(UUID[]::new);
    }

    private static UUID[] parties(List<Added> added) {
        return added.stream().map(one -> one.message().party().value()).toArray(UUID[]::new);
    }

    private static @Nullable String[] texts(List<Added> added, Function<Added, @Nullable String> text) {
        return added.stream().map(text).toArray(String[]::new);
    }

    private static @Nullable String orNull(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
