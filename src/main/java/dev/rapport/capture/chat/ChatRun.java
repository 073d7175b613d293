package dev.rapport.capture.chat;

import dev.rapport.archive.ChatMessageStore;
import dev.rapport.archive.ChatMessageStore.Added;
import dev.rapport.archive.ChatMessageStore.Known;
import dev.rapport.archive.ChatStore.RoomId;
import dev.rapport.archive.ChatStore.Session;
import dev.rapport.archive.ChatText;
import dev.rapport.capture.MessageSightings.Became;
import dev.rapport.capture.MessageSightings.Seen;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Utterance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings one batch into its room, and keeps what {@link MessageHistory} decides of each message.
 *
 * <p>Messages that are new are brought in together as far as no pause lies between them, with a few statements however many they
 * are. For one batch; for use by one thread.
 */
final class ChatRun {

    private static final Comparator<ChatEntry> IN_TIME = Comparator.comparing(ChatRun::time);

    private final ChatSessions sessions;
    private final ChatMessageStore messages;
    private final Terms terms;
    private final Map<String, Instant> deletedBefore;
    private final Map<String, ChatDraft> drafts = new LinkedHashMap<>();
    private final Map<String, Known> known = new HashMap<>();
    private final Set<Session> begun = new LinkedHashSet<>();
    private final Set<Session> changed = new LinkedHashSet<>();

    ChatRun(
            ChatSessions sessions,
            ChatMessageStore messages,
            Terms terms,
            Map<String, Known> known,
            Map<String, Instant> deletedBefore) {
        this.sessions = sessions;
        this.messages = messages;
        this.terms = terms;
        this.known.putAll(known);
        this.deletedBefore = deletedBefore;
    }

    private static Instant time(ChatEntry entry) {
        return switch (entry) {
            case ChatEntry.Written written -> written.sentAt();
            case ChatEntry.Deleted deleted -> Instant.MAX;
        };
    }

    /** Brings all of it in. */
    Result take() {
        List<Heard> heard = terms.batch().messages().stream()
                .sorted(IN_TIME)
                .map(entry -> new Heard(entry.id(), hear(entry)))
                .toList();
        stretches().forEach(this::add);
        drafts.values().forEach(this::keep);
        Session told = told();
        if (!terms.batch().lasting()) {
            terms.people().all(told);
        }
        changed.removeAll(begun);
        return new Result(told, heard.stream().map(this::seen).toList(), begun, changed);
    }

    private Became hear(ChatEntry entry) {
        return drafts.computeIfAbsent(entry.id(), id -> new ChatDraft(id, known.get(id), deletedBefore.get(id)))
                .tell(entry, terms.now(), terms.batch().isEverywhere());
    }

    private Seen seen(Heard heard) {
        Known there = known.get(heard.id());
        return new Seen(heard.id(), there == null ? null : there.session().item(), heard.became());
    }

    private Session told() {
        return begun.stream()
                .findFirst()
                .or(() -> changed.stream().findFirst())
                .or(() -> known.values().stream().map(Known::session).findFirst())
                .or(() -> sessions.last(terms.room()))
                .orElseGet(this::empty);
    }

    /** Of a room of which nothing is known but that a message was taken back. */
    private Session empty() {
        Session session = sessions.place(terms, terms.now(), terms.now(), null).session();
        begun.add(session);
        return session;
    }

    /** The new messages in the order of time, cut where a pause lies between two. */
    private List<List<ChatDraft>> stretches() {
        List<List<ChatDraft>> stretches = new ArrayList<>();
        Instant last = null;
        for (ChatDraft draft : drafts.values()) {
            ChatEntry.Written written = draft.added().orElse(null);
            if (written == null) {
                continue;
            }
            if (last == null || sessions.isPause(terms.batch(), last, written.sentAt())) {
                stretches.add(new ArrayList<>());
            }
            stretches.getLast().add(draft);
            last = written.sentAt();
        }
        return stretches;
    }

    private void add(List<ChatDraft> stretch) {
        ChatEntry.Written first = stretch.getFirst().added().orElseThrow();
        ChatEntry.Written last = stretch.getLast().added().orElseThrow();
        ChatSessions.Place place = sessions.place(terms, first.sentAt(), last.sentAt(), first.from());
        follow(place);
        Session session = place.session();
        sessions.stretch(session, first.sentAt(), last.sentAt());
        List<Added> added = stretch.stream().map(draft -> added(draft, session)).toList();
        messages.add(terms.room(), session, added);
        for (int i = 0; i < stretch.size(); i++) {
            Known there = added.get(i).message();
            messages.attach(there.id(), stretch.get(i).files());
            known.put(there.externalId(), there);
        }
        (place.begun() ? begun : changed).add(session);
    }

    private Added added(ChatDraft draft, Session session) {
        ChatEntry.Written written = draft.added().orElseThrow();
        PartyId party = terms.people().in(session, written.from());
        MessageHistory now = draft.now();
        Known there = new Known(
                MessageId.create(),
                written.id(),
                session,
                party,
                written.sentAt(),
                draft.replyTo().orElse(null),
                List.copyOf(now.texts()),
                now.deletedAt());
        return new Added(there, now.text(), now.editedAt(), said(there, now));
    }

    private static List<Utterance> said(Known message, MessageHistory history) {
        return ChatTexts.sentences(message.session().item(), message.id(), message.party(), history.text());
    }

    /** Where sessions have joined another conversation, their messages and parties are there from now on. */
    private void follow(ChatSessions.Place place) {
        if (place.joined().isEmpty()) {
            return;
        }
        known.putAll(messages.known(terms.room(), drafts.keySet()));
        terms.people().moved();
        for (Set<Session> all : List.of(begun, changed)) {
            List<Session> now = all.stream().map(place::now).toList();
            all.clear();
            all.addAll(now);
        }
    }

    private void keep(ChatDraft draft) {
        MessageHistory before = draft.before();
        MessageHistory now = draft.now();
        if (draft.isNowhere()) {
            messages.deleteUnseen(terms.room(), draft.id(), Objects.requireNonNull(now.deletedAt()));
        } else if (draft.added().isEmpty()) {
            Known next = Objects.requireNonNull(known.get(draft.id())).with(now.texts(), now.deletedAt());
            draft.replyTo().filter(answered -> next.replyTo() == null).ifPresent(id -> messages.answers(next.id(), id));
            if (messages.attach(next.id(), draft.files()) && now.deletedAt() == null) {
                changed.add(next.session());
            }
            if (!now.equals(before)) {
                keep(next, before, now);
            }
        }
    }

    private void keep(Known next, MessageHistory before, MessageHistory now) {
        known.put(next.externalId(), next);
        TreeSet<ChatText> more = new TreeSet<>(now.texts());
        more.removeAll(before.texts());
        messages.keepTexts(next.id(), more);
        messages.stamp(next, now.editedAt());
        if (!now.text().equals(before.text())) {
            messages.put(next, now.text(), said(next, now));
        }
        if (!now.text().equals(before.text()) || !Objects.equals(now.deletedAt(), before.deletedAt())) {
            changed.add(next.session());
        }
    }

    private record Heard(String id, Became became) {}

    /** What a batch is brought in with. */
    record Terms(ChatBatch batch, RoomId room, Original payload, Instant now, ChatPeople people) {}

    /**
     * What became of it.
     *
     * @param told the session that its sender is told
     * @param begun the sessions that are new
     * @param changed those that were there and have changed
     */
    record Result(Session told, List<Seen> seen, Set<Session> begun, Set<Session> changed) {

        /** Whether all of it was known. */
        boolean duplicate() {
            return seen.stream().allMatch(one -> one.became() == Became.DUPLICATE);
        }
    }
}
