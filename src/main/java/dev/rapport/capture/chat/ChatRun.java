package dev.rapport.capture.chat;

import dev.rapport.archive.ChatMessageStore;
import dev.rapport.archive.ChatMessageStore.Known;
import dev.rapport.archive.ChatStore.RoomId;
import dev.rapport.archive.ChatStore.Session;
import dev.rapport.capture.MessageSightings.Became;
import dev.rapport.capture.MessageSightings.Seen;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.MessageId;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.PartyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings one batch into its room, message by message, so that the same batches end in the same state in whatever order and how
 * often they come.
 *
 * <p>Of the texts of a message the latest is in force; a message that was taken back stays so. Where nobody says when a text was
 * changed, the one that comes later is the later, save where the text that is there was said to be an edited one: then it is the
 * first text, come late. For one batch; for use by one thread.
 */
final class ChatRun {

    private static final Comparator<ChatEntry> IN_TIME = Comparator.comparing(ChatRun::time);

    private final ChatSessions sessions;
    private final ChatMessageStore messages;
    private final Terms terms;
    private final Map<String, Known> known;
    private final Set<String> deletedBefore;
    private final List<Seen> seen = new ArrayList<>();
    private final Set<Session> begun = new LinkedHashSet<>();
    private final Set<Session> changed = new LinkedHashSet<>();

    ChatRun(
            ChatSessions sessions,
            ChatMessageStore messages,
            Terms terms,
            Map<String, Known> known,
            Set<String> deletedBefore) {
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
        return switch (entry) {
            case ChatEntry.Written written -> {
                Known there = known.get(written.id());
                yield there == null ? add(written) : change(there, written);
            }
            case ChatEntry.Deleted deleted -> delete(deleted);
        };
    }

    private Seen add(ChatEntry.Written written) {
        ChatSessions.Place place = sessions.place(terms, written.sentAt(), written.from());
        follow(place);
        Session session = place.session();
        PartyId party = terms.people().in(session, written.from());
        Message message = message(written, session, party);
        Instant version = written.editedAt() == null ? written.sentAt() : written.editedAt();
        messages.add(
                terms.room(),
                session,
                message,
                version,
                written.editedAt(),
                written.replyTo(),
                ChatTexts.sentences(session.item(), message.id(), party, written.text()));
        sessions.stretch(session);
        (place.begun() ? begun : changed).add(session);
        Known added = new Known(
                message.id(),
                written.id(),
                session,
                party,
                written.sentAt(),
                written.text(),
                version,
                written.editedAt() != null,
                false);
        known.put(written.id(), added);
        if (deletedBefore.contains(written.id())) {
            delete(added, terms.now());
        }
        return new Seen(written.id(), session.item(), Became.NEW);
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

    private static Message message(ChatEntry.Written written, Session session, PartyId party) {
        String text = written.text();
        return new Message(
                MessageId.create(),
                session.item(),
                written.id(),
                party,
                written.sentAt(),
                null,
                "",
                text,
                text,
                "",
                "",
                List.of(new Message.Block(Message.Kind.REPLY, 0, text.length(), null)),
                null,
                new Message.SignatureFacts(null, null, null, List.of(), List.of(), null, List.of()),
                null,
                List.of(new Message.Recipient(party, Message.Role.FROM)),
                List.of(),
                List.of());
    }

    private Seen change(Known there, ChatEntry.Written written) {
        Instant at = version(there, written);
        boolean same = there.text().equals(written.text()) && !there.deleted();
        if (same && !at.isAfter(there.versionAt())
                || same && written.editedAt() == null
                || !messages.keepText(there.id(), at, written.text())) {
            return new Seen(written.id(), there.session().item(), Became.DUPLICATE);
        }
        if (same) {
            messages.confirm(there, at);
            known.put(written.id(), there.with(written.text(), at));
            return new Seen(written.id(), there.session().item(), Became.DUPLICATE);
        }
        if (!there.deleted() && !at.isBefore(there.versionAt())) {
            Session session = there.session();
            messages.revise(
                    there,
                    at,
                    written.text(),
                    ChatTexts.sentences(session.item(), there.id(), there.party(), written.text()));
            known.put(written.id(), there.with(written.text(), at));
            changed.add(session);
        }
        return new Seen(written.id(), there.session().item(), Became.NEW);
    }

    private Instant version(Known there, ChatEntry.Written written) {
        if (written.editedAt() != null) {
            return written.editedAt();
        }
        boolean first = there.edited() || there.deleted() || there.text().equals(written.text());
        return first || terms.now().isBefore(there.versionAt()) ? written.sentAt() : terms.now();
    }

    private Seen delete(ChatEntry.Deleted deleted) {
        Instant at = Optional.ofNullable(deleted.at()).orElse(terms.now());
        Known there = known.get(deleted.id());
        if (there == null) {
            messages.deleteUnseen(terms.room(), deleted.id(), at);
            return new Seen(deleted.id(), null, Became.GONE);
        }
        if (there.deleted()) {
            return new Seen(deleted.id(), there.session().item(), Became.DUPLICATE);
        }
        delete(there, at);
        return new Seen(deleted.id(), there.session().item(), Became.NEW);
    }

    private void delete(Known there, Instant at) {
        messages.delete(there, at);
        known.computeIfPresent(there.externalId(), (id, one) -> one.takenBack());
        changed.add(there.session());
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
