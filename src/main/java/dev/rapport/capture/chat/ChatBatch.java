package dev.rapport.capture.chat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one room, as a platform delivered them.
 *
 * @param source as the ledger names it
 * @param platform such as "slack"
 * @param scope where the ids of rooms, messages and people mean one thing: the source; or {@link #EVERYWHERE}, see {@link
 *     #everywhere}
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
        String scope,
        String room,
        @Nullable String subject,
        boolean lasting,
        boolean together,
        List<ChatPerson> people,
        List<ChatEntry> messages) {

    private static final String EVERYWHERE = "";

    public ChatBatch {
        source = ChatTexts.id(source);
        platform = ChatTexts.id(platform);
        scope = ChatTexts.id(scope);
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

    /** One whose ids are its source's. */
    public ChatBatch(
            String source,
            String platform,
            String room,
            @Nullable String subject,
            boolean lasting,
            boolean together,
            List<ChatPerson> people,
            List<ChatEntry> messages) {
        this(source, platform, source, room, subject, lasting, together, people, messages);
    }

    /**
     * The same with ids that the platform gives once in the world, so that what a webhook tells and what an export says are one. An
     * id of a message is then unique in its channel, whatever thread it is in; and the platform says of every text that is not the
     * first that it is an edit.
     */
    public ChatBatch everywhere() {
        return new ChatBatch(source, platform, EVERYWHERE, room, subject, lasting, together, people, messages);
    }

    boolean isEverywhere() {
        return scope.equals(EVERYWHERE);
    }

    /** The channel that the room is, or is a thread of. */
    String channel() {
        int slash = room.indexOf('/');
        return isEverywhere() && slash > 0 ? room.substring(0, slash) : room;
    }

    /** The rooms where its messages may be already: where it is told is not always where it was told before. */
    public Set<String> rooms() {
        Set<String> rooms = new LinkedHashSet<>(List.of(room));
        if (isEverywhere()) {
            rooms.add(channel());
            messages.forEach(one -> rooms.add(ChatTexts.id(channel() + "/" + one.id())));
        }
        return rooms;
    }

    /**
     * The same, each message in the room where it is already.
     *
     * @param homes the room by the id of a message; those that are nowhere stay in this one
     */
    List<ChatBatch> by(Map<String, String> homes) {
        Map<String, List<ChatEntry>> byRoom = new LinkedHashMap<>();
        messages.forEach(one -> byRoom.computeIfAbsent(homes.getOrDefault(one.id(), room), id -> new ArrayList<>())
                .add(one));
        return messages.isEmpty()
                ? List.of(this)
                : byRoom.entrySet().stream()
                        .map(one -> in(one.getKey(), one.getValue()))
                        .toList();
    }

    private ChatBatch in(String other, List<ChatEntry> there) {
        boolean goesOn = other.equals(room) ? lasting : other.equals(channel());
        return new ChatBatch(source, platform, scope, other, subject, goesOn, together, people, there);
    }
}
