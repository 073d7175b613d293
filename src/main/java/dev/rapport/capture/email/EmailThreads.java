package dev.rapport.capture.email;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.MessageStore;
import dev.rapport.archive.ThreadMerge;
import dev.rapport.archive.ThreadPartyStore;
import dev.rapport.archive.ThreadPartyStore.AddressedParty;
import dev.rapport.archive.ThreadPlace;
import dev.rapport.archive.ThreadStore;
import dev.rapport.capture.email.EmailPeople.Person;
import dev.rapport.capture.email.text.Sentences;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Direction;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Message;
import dev.rapport.conversation.Message.Recipient;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.TextSpan;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides which thread a message belongs to, and keeps it there.
 *
 * <p>First by the ids that it and others name: whatever shares one is one thread, be it that the message named is not there
 * (yet), or that two name each other. Else by subject and people, within a month, where it says that it answers. What joins two
 * threads has the younger go to the older. Everything is done in the caller's transaction, which holds {@link #locks}.
 */
@Component
final class EmailThreads {

    private static final Duration ALIKE = Duration.ofDays(30);
    private static final int IN_COMMON = 2;

    private final ConversationStore conversations;
    private final ThreadStore threads;
    private final ThreadPartyStore parties;
    private final ThreadMerge merge;
    private final MessageStore messages;
    private final Jobs jobs;

    EmailThreads(
            ConversationStore conversations,
            ThreadStore threads,
            ThreadPartyStore parties,
            ThreadMerge merge,
            MessageStore messages,
            Jobs jobs) {
        this.conversations = conversations;
        this.threads = threads;
        this.parties = parties;
        this.merge = merge;
        this.messages = messages;
        this.jobs = jobs;
    }

    /** What nobody else may decide about meanwhile. */
    static Set<String> locks(ThreadPlace place) {
        Set<String> locks = new TreeSet<>();
        ids(place).forEach(id -> locks.add("message " + id));
        if (!place.subject().isEmpty()) {
            locks.add("subject " + place.subject());
        }
        return locks;
    }

    static List<String> ids(ThreadPlace place) {
        List<String> ids = new ArrayList<>(place.named());
        ids.add(place.internetId());
        return ids;
    }

    /**
     * Keeps a message that is new.
     *
     * @param draft the item, of no conversation yet: its id is replaced by that of its thread
     */
    Item keep(EmailMessage read, Item draft, EmailPeople people, ThreadPlace place) {
        Optional<ConversationId> thread = thread(place);
        Item item = draft.in(thread.orElse(draft.conversation()));
        if (thread.isPresent()) {
            threads.join(item, read.subject());
        } else {
            conversations.add(begun(item, read.subject(), people));
        }
        threads.remember(item.conversation(), ids(place));
        List<Recipient> who = take(item.conversation(), people, thread.isPresent());
        Message message = EmailItems.message(read, item.id(), who.getFirst().party(), who, item.startedAt());
        messages.add(item.conversation(), message, place);
        threads.add(item.conversation(), item.startedAt(), sentences(read, message));
        return item;
    }

    private Optional<ConversationId> thread(ThreadPlace place) {
        List<ConversationId> named = threads.withIds(ids(place));
        if (named.isEmpty()) {
            return threads.alike(
                    place, ALIKE, Math.min(IN_COMMON, place.addresses().size()));
        }
        ConversationId oldest = named.getFirst();
        for (ConversationId younger : named.subList(1, named.size())) {
            merge.join(oldest, younger).forEach(item -> jobs.enqueue(item, Stage.MATCH));
        }
        return Optional.of(oldest);
    }

    static Conversation begun(Item item, String subject, EmailPeople people) {
        return new Conversation(
                item.conversation(),
                Channel.EMAIL,
                subject.isEmpty() ? null : EmailItems.clean(subject),
                item.startedAt(),
                null,
                direction(people.all()),
                null,
                List.of(item),
                List.of());
    }

    private static @Nullable Direction direction(List<Person> people) {
        return switch (people.getFirst().who().party().side()) {
            case OURS -> Direction.OUTBOUND;
            case THEIRS -> Direction.INBOUND;
            case UNKNOWN -> null;
        };
    }

    /** Makes parties of those whom the thread does not have yet. */
    private List<Recipient> take(ConversationId thread, EmailPeople people, boolean joined) {
        Map<String, PartyId> known = joined ? parties.parties(thread) : Map.of();
        List<AddressedParty> added = new ArrayList<>();
        List<Recipient> recipients = new ArrayList<>();
        for (Person person : people.all()) {
            String key = person.who().key();
            PartyId there = key == null ? null : known.get(key);
            if (there == null) {
                added.add(person.who());
            } else {
                parties.complete(there, person.who().party());
            }
            recipients.add(new Recipient(there == null ? person.who().party().id() : there, person.role()));
        }
        parties.add(thread, added);
        return recipients;
    }

    /** Their ids are made here, under the locks, so that those of two messages of one second do not mix. */
    static List<Utterance> sentences(EmailMessage read, Message message) {
        return Sentences.of(read.text()).stream()
                .map(span -> {
                    String text = message.body().substring(span.start(), span.end());
                    return new Utterance(
                            UtteranceId.create(),
                            message.itemId(),
                            message.id(),
                            message.partyId(),
                            null,
                            new TextSpan(span.start(), span.end()),
                            text,
                            text,
                            1,
                            List.of());
                })
                .toList();
    }
}
