package dev.rapport.capture.chat;

import dev.rapport.archive.ChatMessageStore;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Brings one batch into its room, message by message, and keeps what {@link MessageHistory} decides of each.
 *
 * <p>For one batch; for use by one thread.
 */
final class ChatRun {

    private static final Comparator<ChatEntry> IN_TIME = Comparator.comparing(ChatRun::time);

    private final ChatSessions sessions;
    private final ChatMessageStore messages;
    private final Terms terms;
    private final Map<String, Known> known;
    private final Map<String, Instant> deletedBefore;
    private final List<Seen> seen = new ArrayList<>();
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
        this.known = new HashMap<>(known);
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
        terms.batch().messages().stream().sorted(IN_TIME).forEach(entry -> seen.add(take(entry)));
        Session told = begun.stream()
                .findFirst()
                .or(() -> changed.stream().findFirst())
                .or(() -> known.values().stream().map(Known::session).findFirst())
                .or(() -> sessions.last(terms.room()))
                .orElseGet(this::empty);
        if (!terms.batch().lasting()) {
            terms.people().all(told);
        }
        changed.removeAll(begun);
        return new Result(told, seen, begun, changed);
    }

    /** Of a room of which nothing is known but that a message was taken back. */
    private Session empty() {
        Session session = sessions.place(terms, terms.now(), null).session();
        begun.add(session);
        return session;
    }

    private Seen take(ChatEntry entry) {
        Known there = known.get(entry.id());
        return switch (entry) {
            case ChatEntry.Written written -> there == null ? add(written) : change(there, written);
            case ChatEntry.Deleted deleted -> there == null ? unseen(deleted) : delete(there, deleted);
        };
    }

    private Seen add(ChatEntry.Written written) {
        ChatSessions.Place place = sessions.place(terms, written.sentAt(), written.from());
        follow(place);
        Session session = place.session();
        PartyId party = terms.people().in(session, written.from());
        MessageHistory history = MessageHistory.of(List.of(), deletedBefore.get(written.id()))
                .with(written, terms.now());
        Known added = new Known(
                MessageId.create(),
                written.id(),
                session,
                party,
                written.sentAt(),
                written.replyTo(),
                List.copyOf(history.texts()),
                history.deletedAt());
        messages.add(
                terms.room(), added, ChatTexts.message(added, history.text()), history.editedAt(), said(added, history));
        messages.keepTexts(added.id(), added.texts());
        attach(added, written);
        sessions.stretch(added);
        known.put(written.id(), added);
        (place.begun() ? begun : changed).add(session);
        return new Seen(written.id(), session.item(), Became.NEW);
    }

    private static List<Utterance> said(Known message, MessageHistory history) {
        return ChatTexts.sentences(message.session().item(), message.id(), message.party(), history.text());
    }

    /** Sessions that have joined another conversation are there from now on. */
    private void follow(ChatSessions.Place place) {
        if (!place.joined().isEmpty()) {
            known.replaceAll((id, one) -> one.in(place.now(one.session())));
            for (Set<Session> all : List.of(begun, changed)) {
                List<Session> now = all.stream().map(place::now).toList();
                all.clear();
                all.addAll(now);
            }
        }
    }

    private Seen change(Known there, ChatEntry.Written written) {
        MessageHistory before = MessageHistory.of(there.texts(), there.deletedAt());
        MessageHistory now = before.with(written, terms.now());
        keep(there, before, now);
        if (there.replyTo() == null && written.replyTo() != null) {
            messages.answers(there.id(), written.replyTo());
        }
        boolean more = attach(there, written);
        if (more && now.deletedAt() == null) {
            changed.add(there.session());
        }
        boolean same = !more && now.looksLike(before);
        return new Seen(written.id(), there.session().item(), same ? Became.DUPLICATE : Became.NEW);
    }

    private boolean attach(Known message, ChatEntry.Written written) {
        return messages.attach(
                message.id(),
                written.files().stream().map(ChatFiles::attachment).toList());
    }

    private void keep(Known there, MessageHistory before, MessageHistory now) {
        if (now.equals(before)) {
            return;
        }
        Known next = there.with(now.texts(), now.deletedAt());
        known.put(there.externalId(), next);
        TreeSet<ChatText> more = new TreeSet<>(now.texts());
        more.removeAll(before.texts());
        messages.keepTexts(there.id(), more);
        messages.stamp(next, now.editedAt());
        if (!now.text().equals(before.text())) {
            messages.put(next, now.text(), said(next, now));
            changed.add(there.session());
        }
        if (!Objects.equals(now.deletedAt(), before.deletedAt())) {
            changed.add(there.session());
        }
    }

    private Seen unseen(ChatEntry.Deleted deleted) {
        messages.deleteUnseen(
                terms.room(), deleted.id(), Optional.ofNullable(deleted.at()).orElse(terms.now()));
        return new Seen(deleted.id(), null, Became.GONE);
    }

    private Seen delete(Known there, ChatEntry.Deleted deleted) {
        MessageHistory before = MessageHistory.of(there.texts(), there.deletedAt());
        MessageHistory now =
                before.takenBack(Optional.ofNullable(deleted.at()).orElse(terms.now()));
        keep(there, before, now);
        Became became = before.deletedAt() == null ? Became.NEW : Became.DUPLICATE;
        return new Seen(deleted.id(), there.session().item(), became);
    }

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
