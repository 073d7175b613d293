package dev.rapport.capture.email;

import dev.rapport.archive.ThreadPartyStore.Added;
import dev.rapport.archive.ThreadPartyStore.ThreadParty;
import dev.rapport.capture.email.EmailPeople.Person;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Message.Recipient;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides who of those that take part in messages are parties of their threads already, and who is to be added.
 *
 * <p>For one thread.
 */
final class ThreadPeople {

    private final Map<ConversationId, Map<String, ThreadParty>> known = new HashMap<>();
    private final Map<ConversationId, Integer> counts = new HashMap<>();
    private final List<Added> added = new ArrayList<>();
    private final Map<PartyId, Party> completed = new LinkedHashMap<>();

    /** @param there the parties of all threads that there are already, in their order */
    ThreadPeople(List<ThreadParty> there) {
        there.forEach(this::count);
    }

    private void count(ThreadParty party) {
        counts.merge(party.thread(), 1, Integer::sum);
        if (party.key() != null) {
            of(party.thread()).putIfAbsent(party.key(), party);
        }
    }

    private Map<String, ThreadParty> of(ConversationId thread) {
        return known.computeIfAbsent(thread, key -> new HashMap<>());
    }

    /** The sender and the recipients of a message of a thread, as its parties. */
    List<Recipient> take(ConversationId thread, EmailPeople people) {
        return people.all().stream()
                .map(person -> new Recipient(party(thread, person), person.role()))
                .toList();
    }

    private PartyId party(ConversationId thread, Person person) {
        Party who = person.who().party();
        String key = person.who().key();
        ThreadParty there = key == null ? null : of(thread).get(key);
        if (there == null) {
            count(known(thread, who.id(), key, who));
            added.add(new Added(thread, counts.getOrDefault(thread, 1), person.who()));
            return who.id();
        }
        if (!there.named() && who.name() != null || !there.sided() && who.side() != Side.UNKNOWN) {
            completed.merge(there.id(), who, ThreadPeople::both);
            of(thread).put(String.valueOf(key), known(thread, there, who));
        }
        return there.id();
    }

    private static ThreadParty known(ConversationId thread, PartyId id, @Nullable String key, Party who) {
        return new ThreadParty(thread, id, key, who.name() != null, who.side() != Side.UNKNOWN);
    }

    private static ThreadParty known(ConversationId thread, ThreadParty before, Party who) {
        return new ThreadParty(
                thread,
                before.id(),
                before.key(),
                before.named() || who.name() != null,
                before.sided() || who.side() != Side.UNKNOWN);
    }

    /** What the first did not say, the second does. */
    private static Party both(Party first, Party second) {
        Party sided = first.side() == Side.UNKNOWN ? second : first;
        return new Party(
                first.id(),
                sided.side(),
                sided.sideConfidence(),
                first.name() == null ? second.name() : first.name(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    List<Added> added() {
        return added;
    }

    /** What is now known of parties of whom less was known. */
    Map<PartyId, Party> completed() {
        return completed;
    }
}
