package dev.rapport.capture.vcon;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.MessageStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.capture.vcon.Vcon.Dialog;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Knows what this installation sent out itself, when it comes back: its uuid is that of a conversation. What says nothing new then
 * doubles nothing; what was changed meanwhile is another conversation.
 */
@Component
final class OwnExports {

    private final ConversationStore conversations;
    private final MessageStore messages;
    private final TranscriptStore transcripts;

    OwnExports(ConversationStore conversations, MessageStore messages, TranscriptStore transcripts) {
        this.conversations = conversations;
        this.messages = messages;
        this.transcripts = transcripts;
    }

    boolean isOne(Vcon vcon) {
        return conversation(vcon).isPresent();
    }

    /** The items of the chat, or of the call without sound, that it came from; empty where it is none, or says something else. */
    Optional<List<Brought>> same(Vcon vcon, Sorted sorted) {
        boolean chat = !sorted.texts().isEmpty() && sorted.silent().isEmpty();
        boolean call = !sorted.silent().isEmpty() && sorted.texts().isEmpty();
        return sorted.recordings().isEmpty() && sorted.mails().isEmpty() && chat != call
                ? conversation(vcon)
                        .filter(there -> chat ? hasTexts(there, sorted.texts()) : hasWords(there, sorted.silent()))
                        .map(OwnExports::items)
                : Optional.empty();
    }

    private static List<Brought> items(Conversation there) {
        return there.items().stream()
                .map(item -> new Brought(there.id(), item.id(), true, Map.of()))
                .toList();
    }

    private Optional<Conversation> conversation(Vcon vcon) {
        try {
            return conversations.find(Viewer.PIPELINE, new ConversationId(UUID.fromString(vcon.uuid())));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no id of ours
        }
    }

    private boolean hasTexts(Conversation there, List<Dialog> texts) {
        record Said(Instant at, String text) {}
        Set<Said> known = messages.of(Viewer.PIPELINE, there.id()).stream()
                .map(message -> new Said(message.sentAt(), message.body()))
                .collect(Collectors.toSet());
        return texts.stream()
                .allMatch(one ->
                        known.contains(new Said(one.start(), one.content().text())));
    }

    private boolean hasWords(Conversation there, List<Sorted.Silent> calls) {
        Set<String> known = transcripts.all(Viewer.PIPELINE, there.id()).stream()
                .map(Utterance::text)
                .collect(Collectors.toSet());
        return !known.isEmpty()
                && calls.stream()
                        .allMatch(call -> call.words() != null
                                && call.words().lines().stream().allMatch(line -> known.contains(line.text())));
    }
}
