package dev.rapport.capture.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one room, as a platform delivered them.
 *
 * @param source as the ledger names it
 * @param platform such as "slack"
 * @param room the platform's id of the room: a session that the source names, a channel, or a thread in one, which is called
 *     CHANNEL/THREAD, with the id of its first message, so that the page can say what it answers
 * @param subject what the room is called; null where it has no name
 * @param lasting whether the room goes on for ever, so that its sessions are cut by pauses; else it is one session
 * @param together whether all whom the platform names take part, as in a session and in a chat between two, where one may write
 *     for a day before the other answers; else only those who write
 * @param people whom the platform names
 * @param messages in any order
 */
public record ChatBatch(
        String source,
        String platform,
        String room,
        @Nullable String subject,
        boolean lasting,
        boolean together,
        List<ChatPerson> people,
        List<ChatEntry> messages) {

    public ChatBatch {
        source = ChatTexts.id(source);
        platform = ChatTexts.id(platform);
        room = ChatTexts.id(room);
        subject = ChatTexts.cleanOrNull(subject);
        people = List.copyOf(people);
        messages = List.copyOf(messages);
    }

    /** One in whose lasting rooms only those take part who write. */
    public ChatBatch(
            String source,
            String platform,
            String room,
            @Nullable String subject,
            boolean lasting,
            List<ChatPerson> people,
            List<ChatEntry> messages) {
        this(source, platform, room, subject, lasting, !lasting, people, messages);
    }
}
