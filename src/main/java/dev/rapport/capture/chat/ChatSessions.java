package dev.rapport.capture.chat;

import static java.util.stream.Collectors.toSet;

import dev.rapport.archive.ChatMessageStore;
import dev.rapport.archive.ChatMessageStore.Known;
import dev.rapport.archive.ChatPartyStore;
import dev.rapport.archive.ChatStore;
import dev.rapport.archive.ChatStore.RoomId;
import dev.rapport.archive.ChatStore.Session;
import dev.rapport.archive.HandleStore;
import dev.rapport.archive.ThreadMerge;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Stage;
import dev.rapport.installation.Company;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides which session a message belongs to.
 *
 * <p>A room that its source names as one session is one. A lasting room's sessions are cut by pauses; a late message that
 * stands between two of them shows that they are one conversation, whose younger part then joins the older, so that the
 * order of arrival does not matter. In the caller's transaction, which holds a lock on the room.
 */
@Component
final class ChatSessions {

    private final ChatStore chats;
    private final ChatMessageStore messages;
    private final ChatPartyStore parties;
    private final HandleStore handles;
    private final ThreadMerge merge;
    private final Jobs jobs;
    private final Company company;
    private final Duration pause;
    private final Clock clock;

    ChatSessions(
            ChatStore chats,
            ChatMessageStore messages,
            ChatPartyStore parties,
            HandleStore handles,
            ThreadMerge merge,
            Jobs jobs,
            Company company,
            ChatSettings settings,
            Clock clock) {
        this.chats = chats;
        this.messages = messages;
        this.parties = parties;
        this.handles = handles;
        this.merge = merge;
        this.jobs = jobs;
        this.company = company;
        this.pause = settings.pause();
        this.clock = clock;
    }

    /** Brings a batch into its room. */
    ChatRun run(ChatBatch batch, RoomId room, Original payload) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<String> ids = batch.messages().stream().map(ChatEntry::id).toList();
        Map<String, Known> known = messages.known(room, ids);
        ChatPeople people = new ChatPeople(parties, handles, company, batch);
        return new ChatRun(
                this,
                messages,
                new ChatRun.Terms(batch, room, payload, now, people),
                known,
                messages.deleted(room, ids));
    }

    /** Whether a message begins another session than the one before it. */
    boolean isPause(ChatBatch batch, Instant before, Instant at) {
        return batch.lasting() && Duration.between(before, at).compareTo(pause) > 0;
    }

    /**
     * The session of messages that are new.
     *
     * @param at of the first
     * @param until of the last; between them there is no pause
     * @param from who wrote the first
     */
    Place place(ChatRun.Terms terms, Instant at, Instant until, @Nullable String from) {
        List<Session> there = sessions(terms, at, until);
        if (there.isEmpty()) {
            Session begun = chats.begin(conversation(terms, at, from), terms.room(), terms.now());
            if (terms.batch().together()) {
                terms.people().all(begun);
            }
            return new Place(begun, true, Set.of());
        }
        Session first = there.getFirst();
        Set<ConversationId> younger = there.stream()
                .map(Session::conversation)
                .filter(other -> !other.equals(first.conversation()))
                .collect(toSet());
        younger.forEach(
                other -> merge.join(first.conversation(), other).forEach(item -> jobs.enqueue(item, Stage.IDENTIFY)));
        return new Place(first, false, younger);
    }

    private List<Session> sessions(ChatRun.Terms terms, Instant at, Instant until) {
        if (!terms.batch().lasting()) {
            return chats.last(terms.room()).stream().toList();
        }
        List<Session> near = chats.within(terms.room(), at.minus(pause), until.plus(pause));
        return near.isEmpty() ? chats.empty(terms.room()).stream().toList() : near;
    }

    /** Whether all who are named and who write are known to be ours, in a room of which nothing was taken yet. */
    boolean isInternal(ChatBatch batch, RoomId room) {
        ChatPeople people = new ChatPeople(parties, handles, company, batch);
        return people.areAllOurs() && chats.last(room).isEmpty();
    }

    /** The session that a batch of nothing new is about. */
    Optional<Session> last(RoomId room) {
        return chats.last(room);
    }

    /** The session is about to get messages between these times. */
    void stretch(Session session, Instant from, Instant until) {
        chats.stretch(session, from, until);
    }

    private static Conversation conversation(ChatRun.Terms terms, Instant at, @Nullable String from) {
        ConversationId id = ConversationId.create();
        ChatBatch batch = terms.batch();
        Item item = new Item(
                ItemId.create(),
                id,
                ItemKind.CHAT,
                batch.source(),
                batch.room(),
                null,
                terms.payload(),
                at,
                ItemState.PENDING,
                null,
                Map.of(),
                null,
                List.of());
        return new Conversation(
                id,
                Channel.CHAT,
                batch.subject(),
                at,
                at,
                from == null ? null : direction(terms, from),
                null,
                List.of(item),
                List.of());
    }

    private static @Nullable Direction direction(ChatRun.Terms terms, String from) {
        return switch (terms.people().side(from)) {
            case OURS -> Direction.OUTBOUND;
            case THEIRS -> Direction.INBOUND;
            case UNKNOWN -> null;
        };
    }

    /**
     * @param begun whether the session is new
     * @param joined the conversations that turned out to be part of this one
     */
    record Place(Session session, boolean begun, Set<ConversationId> joined) {

        /** Where a session is since then. */
        Session now(Session before) {
            return joined.contains(before.conversation()) ? new Session(before.item(), session.conversation()) : before;
        }
    }
}
