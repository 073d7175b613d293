package dev.rapport.capture.chat;

import dev.rapport.archive.ChatPartyStore;
import dev.rapport.archive.ChatStore.Session;
import dev.rapport.archive.HandleStore;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.installation.Company;
import dev.rapport.language.EmailAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes parties of those who write, and of those who are named in a session of its own.
 *
 * <p>For one batch, within its transaction; for use by one thread.
 */
final class ChatPeople {

    private static final double BY_DOMAIN = 0.95;
    private static final double NOT_OUR_DOMAIN = 0.9;

    private final ChatPartyStore store;
    private final HandleStore handles;
    private final Company company;
    private final String keys;
    private final Map<String, ChatPerson> named = new LinkedHashMap<>();
    private final Map<Session, Map<String, PartyId>> parties = new HashMap<>();
    private final Set<String> writers = new HashSet<>();
    private final Set<PartyId> told = new HashSet<>();

    ChatPeople(ChatPartyStore store, HandleStore handles, Company company, ChatBatch batch) {
        this.store = store;
        this.handles = handles;
        this.company = company;
        keys = batch.platform() + " " + batch.scope() + " ";
        batch.people().forEach(person -> named.putIfAbsent(person.id(), person));
        batch.messages().stream()
                .flatMap(entry ->
                        entry instanceof ChatEntry.Written written ? Stream.of(written.from()) : Stream.empty())
                .forEach(writers::add);
    }

    /** All who are named take part. */
    void all(Session session) {
        named.keySet().forEach(id -> in(session, id));
    }

    /** Parties have come to other conversations, and some have become one. */
    void moved() {
        parties.clear();
    }

    /** The party that somebody is in a session. */
    PartyId in(Session session, String id) {
        Map<String, PartyId> known =
                parties.computeIfAbsent(session, one -> new HashMap<>(store.parties(one.conversation())));
        PartyId there = known.get(keys + id);
        Party party = party(named.getOrDefault(id, ChatPerson.unknown(id)));
        if (there == null) {
            store.add(session.conversation(), party, keys + id, remembered(party, id));
            known.put(keys + id, party.id());
            told.add(party.id());
            return party.id();
        }
        if (named.containsKey(id) && told.add(there)) {
            store.complete(there, party);
        }
        return there;
    }

    private HandleStore.@Nullable Said remembered(Party party, String id) {
        return HandleMemory.isOne(id)
                ? handles.of(keys + id)
                        .filter(said -> HandleMemory.holds(said, party))
                        .orElse(null)
                : null;
    }

    /** On which side somebody is, as far as is known when the batch comes in. */
    Side side(String id) {
        return party(named.getOrDefault(id, ChatPerson.unknown(id))).side();
    }

    /** Whether all who are named, and all who write, are known to be ours. */
    boolean areAllOurs() {
        return Stream.concat(named.keySet().stream(), writers.stream()).allMatch(id -> side(id) == Side.OURS);
    }

    private Party party(ChatPerson person) {
        Sided sided = sided(person);
        return new Party(
                PartyId.create(),
                sided.side(),
                sided.confidence(),
                person.name(),
                person.phone(),
                person.email(),
                person.handle() == null ? person.id() : person.handle(),
                null,
                null,
                null);
    }

    /** As it was said; else by the company's domains. Numbers are looked at when the item is identified. */
    private Sided sided(ChatPerson person) {
        if (person.side() != null) {
            return new Sided(person.side(), person.side() == Side.UNKNOWN ? 0 : 1);
        }
        String address =
                EmailAddress.read(person.email()).map(EmailAddress::value).orElse(null);
        if (address == null || company.domains().isEmpty()) {
            return new Sided(Side.UNKNOWN, 0);
        }
        String domain = address.substring(address.lastIndexOf('@') + 1);
        boolean ours = company.domains().stream().anyMatch(own -> domain.equals(own) || domain.endsWith("." + own));
        return ours ? new Sided(Side.OURS, BY_DOMAIN) : new Sided(Side.THEIRS, NOT_OUR_DOMAIN);
    }

    private record Sided(Side side, double confidence) {}
}
