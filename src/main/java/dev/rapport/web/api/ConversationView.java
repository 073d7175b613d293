package dev.rapport.web.api;

import dev.rapport.archive.CallFact;
import dev.rapport.archive.ChatFacts;
import dev.rapport.archive.Note;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.CallKind;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.MessageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as the API shows it, with a stretch of its transcript.
 *
 * @param progress 0..1, the mean over its items
 * @param kind of a call: whether it was left on a machine, transferred, or held by several; null for what is no call
 * @param queue in which the customer waited
 * @param utterancesCursor what to send as {@code utterancesCursor} for the next stretch; null at the end
 */
record ConversationView(
        String id,
        Channel channel,
        @Nullable String subject,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Direction direction,
        @Nullable String language,
        ItemState state,
        double progress,
        List<ItemView> items,
        List<PartyView> parties,
        List<UtteranceView> utterances,
        @Nullable String utterancesCursor,
        List<MessageView> messages,
        List<FindingView> findings,
        List<NoteView> notes,
        @Nullable CallKind kind,
        @Nullable String queue) {

    static ConversationView of(
            Conversation conversation,
            TranscriptStore.Stretch stretch,
            boolean withWords,
            @Nullable CallFact call,
            List<Message> messages,
            Map<MessageId, ChatFacts> chat,
            List<Finding> findings,
            List<Note> notes) {
        return new ConversationView(
                conversation.id().toString(),
                conversation.channel(),
                conversation.subject(),
                conversation.startedAt(),
                conversation.endedAt(),
                conversation.direction(),
                conversation.language(),
                conversation.state(),
                progress(conversation),
                conversation.items().stream().map(ItemView::of).toList(),
                conversation.parties().stream().map(PartyView::of).toList(),
                stretch.utterances().stream()
                        .map(utterance -> UtteranceView.of(utterance, conversation, withWords))
                        .toList(),
                stretch.next(),
                messages.stream()
                        .map(message -> MessageView.of(message, chat.get(message.id())))
                        .toList(),
                findings.stream().map(FindingView::of).toList(),
                notes.stream().map(NoteView::of).toList(),
                call == null ? null : call.kind(),
                call == null ? null : call.queue());
    }

    static double progress(Conversation conversation) {
        return conversation.items().stream()
                .mapToDouble(ItemView::progress)
                .average()
                .orElse(0);
    }

    /**
     * A row of the list of conversations.
     *
     * @param findingCounts by type; rejected ones are not counted
     */
    record Row(
            String id,
            Channel channel,
            ItemState state,
            double progress,
            @Nullable String subject,
            Instant startedAt,
            @Nullable Instant endedAt,
            List<PartyView> parties,
            @Nullable AccountName account,
            Map<FindingType, Integer> findingCounts) {

        static Row of(Conversation conversation, @Nullable AccountName account, Map<FindingType, Integer> findings) {
            return new Row(
                    conversation.id().toString(),
                    conversation.channel(),
                    conversation.state(),
                    ConversationView.progress(conversation),
                    conversation.subject(),
                    conversation.startedAt(),
                    conversation.endedAt(),
                    conversation.parties().stream().map(PartyView::of).toList(),
                    account,
                    findings);
        }
    }

    /** An account by its id and name. */
    record AccountName(String id, @Nullable String name) {}
}
