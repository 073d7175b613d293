package dev.rapport.capture.chat;

import dev.rapport.archive.ChatStore;
import dev.rapport.archive.ChatStore.Delivered;
import dev.rapport.archive.ChatStore.RoomId;
import dev.rapport.archive.ChatStore.Session;
import dev.rapport.archive.MediaStore;
import dev.rapport.capture.Intake;
import dev.rapport.capture.MessageSightings;
import dev.rapport.capture.MessageSightings.Became;
import dev.rapport.capture.MessageSightings.Seen;
import dev.rapport.capture.chat.ChatOutcome.Accepted;
import dev.rapport.capture.chat.ChatOutcome.Excluded;
import dev.rapport.capture.chat.ChatOutcome.Refused;
import dev.rapport.capture.chat.ChatOutcome.Why;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.TemporaryFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes messages of chats in: from what a platform says to sessions that wait to be processed.
 *
 * <p>The payload is on disk before the rows are committed, and the rows before this returns. A session that is new is processed
 * at once; one that has got more, after a short quiet. Safe for use by many threads: a room is one batch's at a time.
 */
@Component
public final class ChatIntake {

    private static final String API_SOURCE = "api";
    private static final String PART = " # ";

    private final ChatSessions sessions;
    private final ChatStore chats;
    private final MediaStore media;
    private final Intake intake;
    private final MessageSightings sightings;
    private final Jobs jobs;
    private final Quiet quiet;
    private final ChatSettings settings;
    private final Clock clock;
    private final Map<String, Thread> telling =
            new ConcurrentHashMap<>(); // what is committed, and its sender not yet told

    ChatIntake(
            ChatSessions sessions,
            ChatStore chats,
            MediaStore media,
            Intake intake,
            MessageSightings sightings,
            Jobs jobs,
            Quiet quiet,
            ChatSettings settings,
            Clock clock) {
        this.sessions = sessions;
        this.chats = chats;
        this.media = media;
        this.intake = intake;
        this.sightings = sightings;
        this.jobs = jobs;
        this.quiet = quiet;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes a chat in the form of our API.
     *
     * @param json is read to its end, and not closed
     * @param policy whether chats among ourselves are left out
     * @throws TemporaryFailure when there is no room or no database just now; delivering it again is safe
     */
    public ChatOutcome receive(InputStream json, boolean policy) {
        try {
            byte[] payload = payload(json);
            ChatReader.Chat chat = ChatReader.read(payload, API_SOURCE);
            String delivery = "request " + ChatFiles.name(payload).sha256();
            if (policy && leavesOut(chat.batch(), delivery)) {
                return new Excluded(Became.INTERNAL.name());
            }
            Original original = store(payload);
            chat.files().forEach(this::store);
            return take(chat.batch(), original, delivery);
        } catch (InvalidChat e) {
            return new Refused(e.why(), String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new TemporaryFailure("The chat was not received whole; send it again", e);
        }
    }

    /** The same, whatever it is about. */
    public ChatOutcome receive(InputStream json) {
        return receive(json, false);
    }

    private boolean leavesOut(ChatBatch batch, String delivery) {
        return intake.change(lock(batch), () -> {
            RoomId room = chats.room(batch.scope(), batch.platform(), batch.room());
            boolean internal = sessions.isInternal(batch, room);
            if (internal) {
                List<Seen> seen = batch.messages().stream()
                        .map(one -> new Seen(one.id(), null, Became.INTERNAL))
                        .toList();
                sightings.count(batch.source(), delivery, clock.instant(), seen);
            }
            return internal;
        });
    }

    private static Set<String> lock(ChatBatch batch) {
        return Set.of("chat " + batch.scope() + " " + batch.platform() + " " + batch.channel());
    }

    /** The same from a file. */
    void takeOwn(InputStream json, ChatExport.Delivery delivery) throws IOException {
        byte[] payload = payload(json);
        ChatReader.Chat chat = ChatReader.read(payload, delivery.source());
        Original original = store(payload);
        chat.files().forEach(this::store);
        takePart(chat.batch(), original, delivery.key(), "");
    }

    private byte[] payload(InputStream json) throws IOException {
        int most = Math.toIntExact(settings.maxSize().toBytes());
        byte[] payload = json.readNBytes(most);
        if (payload.length == most && json.read() >= 0) {
            throw new InvalidChat(
                    Why.TOO_LARGE,
                    "The chat is larger than " + most + " bytes; rapport.chat.max-size raises the limit");
        }
        return payload;
    }

    /** Keeps what a platform sent, as it came. On return it is durable. */
    public Original store(byte[] payload) {
        try {
            return media.store(new ByteArrayInputStream(payload), Long.MAX_VALUE)
                    .as("application/json");
        } catch (MediaStore.NoRoom e) {
            throw new TemporaryFailure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new TemporaryFailure("The chat cannot be stored just now; see that there is room on the disk", e);
        }
    }

    /**
     * Keeps a file that came with a message. On return it is durable.
     *
     * @param givenName as the sender wrote it; null where they did not
     * @param mediaType as the platform states it; null where it does not
     * @param bytes are read to their end, and not closed
     * @throws MediaStore.TooLarge for more than {@code rapport.chat.max-file-size}; nothing is kept
     * @throws MediaStore.NoRoom when there is too little room left; nothing is kept
     */
    public ChatFile keep(@Nullable String givenName, @Nullable String mediaType, InputStream bytes) throws IOException {
        return ChatFiles.keep(
                media, givenName, mediaType, bytes, settings.maxFileSize().toBytes());
    }

    /**
     * Brings a batch in. On return it is committed, and its sender counts as told.
     *
     * @param payload as it came, which is stored
     * @param delivery what was delivered, the same when it comes again
     */
    public Accepted take(ChatBatch batch, Original payload, String delivery) {
        try {
            Kept kept = locked(batch, payload, delivery);
            intake.change(Set.of(), () -> {
                kept.rooms().forEach(room -> chats.acknowledge(room, delivery));
                return kept;
            });
            return kept.accepted();
        } finally {
            telling.remove(delivery, Thread.currentThread());
        }
    }

    /**
     * Brings in a part of something that is told as a whole, such as a file. On return it is committed. Until {@link #acknowledge}
     * the same part again is the same sighting.
     *
     * @param whole what was delivered, the same when it comes again
     * @param part of it, the same each time; its batches of one room need one each, those of different rooms do not
     */
    public Accepted takePart(ChatBatch batch, Original payload, String whole, String part) {
        String delivery = whole + PART + part;
        try {
            return locked(batch, payload, delivery).accepted();
        } finally {
            telling.remove(delivery, Thread.currentThread());
        }
    }

    /** Whoever delivered the whole was told. */
    public void acknowledge(String whole) {
        intake.change(Set.of(), () -> {
            chats.acknowledgeAll(whole + PART);
            return whole;
        });
    }

    private Kept locked(ChatBatch batch, Original payload, String delivery) {
        return intake.change(lock(batch), () -> keep(batch, payload, delivery));
    }

    private Kept keep(ChatBatch batch, Original payload, String delivery) {
        return homes(batch).stream()
                .map(part -> keepHome(part, payload, delivery))
                .reduce(Kept::and)
                .orElseThrow();
    }

    private List<ChatBatch> homes(ChatBatch batch) {
        if (!batch.isEverywhere()) {
            return List.of(batch);
        }
        List<String> ids = batch.messages().stream().map(ChatEntry::id).toList();
        return batch.by(chats.homes(batch.scope(), batch.platform(), batch.rooms(), ids));
    }

    private Kept keepHome(ChatBatch batch, Original payload, String delivery) {
        RoomId room = chats.room(batch.scope(), batch.platform(), batch.room());
        Optional<Delivered> before = chats.delivered(room, delivery);
        if (before.isPresent()) {
            return again(batch, room, delivery, before.get());
        }
        telling.putIfAbsent(delivery, Thread.currentThread());
        ChatRun.Result result = sessions.run(batch, room, payload).take();
        chats.deliver(room, delivery, payload.sha256(), result.told().item());
        sightings.count(batch.source(), delivery, clock.instant(), result.seen());
        result.begun().forEach(session -> jobs.enqueue(session.item(), Stage.IDENTIFY));
        result.changed().forEach(session -> quiet.later(session.item()));
        return new Kept(List.of(room), accepted(result.told(), result.duplicate()));
    }

    /**
     * Nothing of it is new; where its sender was not told, it is not even another sighting. Whose other request is being answered
     * this moment counts as told.
     */
    private Kept again(ChatBatch batch, RoomId room, String delivery, Delivered before) {
        Session session = before.session();
        Thread teller = telling.get(delivery);
        boolean told = before.told() || teller != null && teller != Thread.currentThread();
        if (told) {
            List<Seen> seen = batch.messages().stream()
                    .map(one -> new Seen(one.id(), session.item(), Became.DUPLICATE))
                    .toList();
            sightings.count(batch.source(), delivery, clock.instant(), seen);
        }
        return new Kept(List.of(room), accepted(session, told));
    }

    private static Accepted accepted(Session session, boolean duplicate) {
        return new Accepted(session.conversation(), session.item(), duplicate);
    }

    private record Kept(List<RoomId> rooms, Accepted accepted) {

        Kept and(Kept other) {
            Accepted first = accepted;
            boolean duplicate = first.duplicate() && other.accepted.duplicate();
            return new Kept(
                    Stream.concat(rooms.stream(), other.rooms.stream()).toList(),
                    new Accepted(first.conversationId(), first.itemId(), duplicate));
        }
    }
}
