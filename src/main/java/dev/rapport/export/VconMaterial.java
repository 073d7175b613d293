package dev.rapport.export;

import dev.rapport.archive.ChatFacts;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.Utterance;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a vCon is made of.
 *
 * @param messages without those that were taken back
 * @param chats what the messages of a chat are besides
 * @param platform of a chat; null for mail
 */
record VconMaterial(
        List<Item> recordings,
        List<Utterance> said,
        List<Message> messages,
        Map<MessageId, ChatFacts> chats,
        @Nullable String platform) {

    VconMaterial {
        recordings = List.copyOf(recordings);
        said = List.copyOf(said);
        Map<MessageId, ChatFacts> known = Map.copyOf(chats);
        messages = messages.stream()
                .filter(message -> isThere(known.get(message.id())))
                .toList();
        chats = known;
    }

    private static boolean isThere(@Nullable ChatFacts facts) {
        return facts == null || facts.deletedAt() == null;
    }

    /** The id that a message has wherever it is. */
    String nameOf(Message message) {
        ChatFacts facts = chats.get(message.id());
        return facts == null ? message.internetId() : facts.externalId();
    }
}
