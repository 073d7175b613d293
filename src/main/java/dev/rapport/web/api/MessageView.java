package dev.rapport.web.api;

import dev.rapport.archive.ChatFacts;
import dev.rapport.conversation.Attachment;
import dev.rapport.conversation.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as the API shows it; its HTML is left to the original.
 *
 * @param internetMessageId the Message-ID of its header, without angles; null in a chat
 * @param recipients parties by their id, the sender among them
 * @param contact what the signature says of the sender
 * @param meeting null for a message about none
 * @param chat what only messages of chats have
 */
record MessageView(
        String id,
        String itemId,
        @Nullable String internetMessageId,
        String partyId,
        Instant sentAt,
        String subject,
        String body,
        String reply,
        String quoted,
        String signature,
        List<BlockView> blocks,
        List<RecipientView> recipients,
        List<AttachmentView> attachments,
        Message.SignatureFacts contact,
        Message.@Nullable Appointment meeting,
        List<String> notes,
        @Nullable ChatView chat) {

    /** @param chat null for a message of mail */
    static MessageView of(Message message, @Nullable ChatFacts chat) {
        return new MessageView(
                message.id().toString(),
                message.itemId().toString(),
                chat == null ? message.internetId() : null,
                message.partyId().toString(),
                message.sentAt(),
                message.subject(),
                message.body(),
                message.reply(),
                message.quoted(),
                message.signature(),
                message.blocks().stream()
                        .map(block -> new BlockView(block.kind(), block.start(), block.end(), block.answers()))
                        .toList(),
                message.recipients().stream()
                        .map(one -> new RecipientView(one.party().toString(), one.role()))
                        .toList(),
                message.attachments().stream().map(AttachmentView::of).toList(),
                message.contact(),
                message.meeting(),
                message.notes(),
                chat == null ? null : ChatView.of(chat));
    }

    /**
     * @param replyTo the externalId of the message that it answers
     * @param deletedAt when it was taken back; its body is then empty
     * @param earlier the texts that it had before, the oldest first
     * @param attachments those of a message that was taken back, which then has none
     */
    record ChatView(
            String externalId,
            @Nullable String replyTo,
            @Nullable Instant editedAt,
            @Nullable Instant deletedAt,
            List<ChatFacts.Text> earlier,
            List<AttachmentView> attachments) {
        static ChatView of(ChatFacts facts) {
            return new ChatView(
                    facts.externalId(),
                    facts.replyTo(),
                    facts.editedAt(),
                    facts.deletedAt(),
                    facts.earlier(),
                    facts.files().stream().map(AttachmentView::of).toList());
        }
    }

    /** @param answers the place in this list of the block that this one answers; null where none */
    record BlockView(
            Message.Kind kind,
            int startChar,
            int endChar,
            @Nullable Integer answers) {}

    record RecipientView(String partyId, Message.Role role) {}

    record AttachmentView(
            String id,
            String filename,
            String mediaType,
            String detectedType,
            long size,
            String sha256,
            boolean inline,
            @Nullable String contentId) {
        static AttachmentView of(Attachment file) {
            return new AttachmentView(
                    file.id().toString(),
                    file.filename(),
                    file.mediaType(),
                    file.detectedType(),
                    file.original().size(),
                    file.original().sha256(),
                    file.inline(),
                    file.contentId());
        }
    }
}
