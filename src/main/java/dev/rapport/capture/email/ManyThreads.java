package dev.rapport.capture.email;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.MessageStore;
import dev.rapport.archive.ThreadPartyStore;
import dev.rapport.archive.ThreadPlace;
import dev.rapport.archive.ThreadStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Message.Recipient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Decides which threads many messages belong to, and keeps them there, with as many statements as for one.
 *
 * <p>Only where that is plain: what names ids of one thread or of none, and shares its subject with nothing that is there or came
 * with it. All else is left to {@link EmailThreads}, message by message. Everything is done in the caller's transaction, which
 * holds the locks of all of them.
 */
@Component
final class ManyThreads {

    private final ConversationStore conversations;
    private final ThreadStore threads;
    private final ThreadPartyStore parties;
    private final MessageStore messages;

    ManyThreads(ConversationStore conversations, ThreadStore threads, ThreadPartyStore parties, MessageStore messages) {
        this.conversations = conversations;
        this.threads = threads;
        this.parties = parties;
        this.messages = messages;
    }

    /**
     * A message that is new.
     *
     * @param item of no conversation yet: its id is replaced by that of its thread
     */
    record Draft(EmailMessage read, Item item, EmailPeople people, ThreadPlace place) {}

    /** A message that was kept. */
    record Kept(Item item, Message message) {}

    /** Keeps messages in this order; those that are not plain are left out of what is returned. */
    Map<ItemId, Kept> keep(List<Draft> drafts) {
        Work work = new Work(
                new HashMap<>(threads.byIds(drafts.stream()
                        .flatMap(draft -> EmailThreads.ids(draft.place()).stream())
                        .collect(Collectors.toSet()))),
                new HashSet<>(threads.known(drafts.stream()
                        .map(draft -> draft.place().subject())
                        .filter(subject -> !subject.isEmpty())
                        .collect(Collectors.toSet()))));
        List<Draft> placed =
                drafts.stream().flatMap(draft -> work.placed(draft).stream()).toList();
        work.people = new ThreadPeople(parties.of(work.joined));
        Map<ItemId, Kept> kept = new HashMap<>();
        placed.forEach(draft -> kept.put(draft.item().id(), work.keep(draft)));
        store(work);
        return kept;
    }

    private void store(Work work) {
        conversations.add(work.begun);
        threads.join(work.joining);
        threads.remember(work.remembered);
        parties.add(work.people.added());
        work.people.completed().forEach(parties::complete);
        messages.add(work.messages);
        threads.add(work.sentences);
    }

    /** What is found for some messages, before it is stored. */
    private static final class Work {

        private final Map<String, ConversationId> ids;
        private final Set<String> subjects;
        private final Map<String, ConversationId> remembered = new HashMap<>();
        private final Set<ConversationId> joined = new HashSet<>();
        private final Set<ConversationId> there = new HashSet<>();
        private final List<Conversation> begun = new ArrayList<>();
        private final List<ThreadStore.Joining> joining = new ArrayList<>();
        private final List<MessageStore.Added> messages = new ArrayList<>();
        private final List<ThreadStore.Sentence> sentences = new ArrayList<>();
        private ThreadPeople people = new ThreadPeople(List.of());

        Work(Map<String, ConversationId> ids, Set<String> subjects) {
            this.ids = ids;
            this.subjects = subjects;
        }

        /** The message in its thread; empty where it takes more to know that. */
        Optional<Draft> placed(Draft draft) {
            List<String> own = EmailThreads.ids(draft.place());
            Set<ConversationId> named = own.stream()
                    .flatMap(id -> Optional.ofNullable(ids.get(id)).stream())
                    .collect(Collectors.toSet());
            String subject = draft.place().subject();
            if (named.size() > 1 || named.isEmpty() && !subject.isEmpty() && subjects.contains(subject)) {
                return Optional.empty();
            }
            ConversationId thread = named.isEmpty()
                    ? draft.item().conversation()
                    : named.iterator().next();
            if (named.isEmpty()) {
                there.add(thread);
            } else if (!there.contains(thread)) {
                joined.add(thread);
            }
            subjects.add(subject);
            own.forEach(id -> ids.put(id, thread));
            own.forEach(id -> remembered.put(id, thread));
            return Optional.of(new Draft(draft.read(), draft.item().in(thread), draft.people(), draft.place()));
        }

        Kept keep(Draft draft) {
            Item item = draft.item();
            String subject = draft.read().subject();
            if (there.remove(item.conversation())) {
                begun.add(EmailThreads.begun(item, subject, draft.people()));
            } else {
                joining.add(new ThreadStore.Joining(item, subject));
            }
            List<Recipient> who = people.take(item.conversation(), draft.people());
            Message message =
                    EmailItems.message(draft.read(), item.id(), who.getFirst().party(), who, item.startedAt());
            messages.add(new MessageStore.Added(item.conversation(), message, draft.place()));
            EmailThreads.sentences(draft.read(), message)
                    .forEach(
                            one -> sentences.add(new ThreadStore.Sentence(item.conversation(), item.startedAt(), one)));
            return new Kept(item, message);
        }
    }
}
