package dev.rapport.match;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.rapport.archive.Bundle;
import dev.rapport.archive.BundleStore;
import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.GivenTranscriptStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.archive.PartyStore;
import dev.rapport.archive.StageStore;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageRequest;
import dev.rapport.conversation.StageState;
import dev.rapport.conversation.Viewer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The stage that brings the numbers and addresses of the parties into the form in which they are compared, tells by our own
 * ones which side a party is on, and recognises for the time being who it may be, before anything is transcribed.
 *
 * <p>Safe for use by many threads.
 */
@Component("identifyStage")
class IdentifyStage {

    private final ItemStore items;
    private final ConversationStore conversations;
    private final PartyStore parties;
    private final GivenTranscriptStore given;
    private final StageStore stages;
    private final BundleStore bundles;
    private final Keys keys;
    private final Sides sides;
    private final Matcher matcher;

    IdentifyStage(
            ItemStore items,
            ConversationStore conversations,
            PartyStore parties,
            GivenTranscriptStore given,
            StageStore stages,
            BundleStore bundles,
            Keys keys,
            Matcher matcher) {
        this.items = items;
        this.conversations = conversations;
        this.parties = parties;
        this.given = given;
        this.stages = stages;
        this.bundles = bundles;
        this.keys = keys;
        this.sides = new Sides(keys);
        this.matcher = matcher;
    }

    public Identified compute(StageRequest request) {
        Item item = items.get(Viewer.PIPELINE, request.item());
        Conversation conversation = conversations.around(Viewer.PIPELINE, item);
        String unheard =
                item.kind() == ItemKind.RECORDING ? given.reason(item.id()).orElse("") : "It is no recording";
        return compute(item.id(), unheard, conversation);
    }

    private Identified compute(ItemId item, String unheard, Conversation conversation) {
        Map<PartyId, ContactId> named = parties.named(Viewer.PIPELINE, conversation.id());
        List<Party> sided = sides.of(conversation.parties());
        List<Claim> claims = matcher.claims(sided, Hints.named(named));
        return new Identified(
                item,
                unheard,
                sided.stream().map(party -> identified(party, claims)).toList());
    }

    private IdentifiedParty identified(Party party, List<Claim> claims) {
        Optional<Keys.Number> phone = Optional.ofNullable(party.phone()).flatMap(keys::phone);
        Set<ContactId> contacts = claims.stream()
                .filter(claim -> claim.party().equals(party.id()))
                .findFirst()
                .map(Claim::contacts)
                .orElse(Set.of());
        return new IdentifiedParty(
                party.id(),
                phone.map(Keys.Number::e164).orElse(party.phone()),
                phone.map(Keys.Number::key).orElse(null),
                Optional.ofNullable(party.email()).flatMap(keys::email).orElse(null),
                party.side(),
                party.sideConfidence(),
                contacts.size() == 1 ? contacts.iterator().next() : null);
    }

    public void store(Identified identified) {
        keep(identified);
        given.used(identified.item());
        stages.done(identified.item(), Stage.IDENTIFY);
    }

    /**
     * The same for messages that go together. Of those who take part in several, the later ones see what was found in the
     * earlier.
     */
    public Bundle together(Bundle bundle) {
        Map<PartyId, Party> known = new HashMap<>();
        Bundle sided = bundle.with(entry -> {
            List<Party> who = sides.of(entry.parties().stream()
                    .map(party -> known.getOrDefault(party.id(), party))
                    .toList());
            who.forEach(party -> known.put(party.id(), party));
            return entry.with(who);
        });
        List<Party> all = List.copyOf(known.values());
        Matcher looking = matcher.about(all);
        List<Claim> claims = looking.claims(all, Hints.named(parties.named(Viewer.PIPELINE, conversations(bundle))));
        List<IdentifiedParty> identified =
                all.stream().map(party -> identified(party, claims)).toList();
        parties.sided(all);
        keepNames(identified);
        bundles.passed(bundle, Stage.IDENTIFY, StageState.DONE, null);
        bundles.passed(bundle, Stage.TRANSCRIBE, StageState.SKIPPED, "It is no recording");
        Map<PartyId, IdentifiedParty> found = identified.stream().collect(toMap(IdentifiedParty::id, one -> one));
        return sided.with(entry -> entry.with(entry.parties().stream()
                .map(party -> recognised(party, Objects.requireNonNull(found.get(party.id()))))
                .toList()));
    }

    private static Party recognised(Party party, IdentifiedParty as) {
        return new Party(
                party.id(),
                party.side(),
                party.sideConfidence(),
                party.name(),
                as.phone(),
                party.email(),
                party.handle(),
                party.speaker(),
                party.track(),
                as.contact());
    }

    static Set<ConversationId> conversations(Bundle bundle) {
        return bundle.entries().stream().map(entry -> entry.around().id()).collect(toSet());
    }

    /** Knows parties who have joined the conversation since this stage ran: with another recording, or late metadata. */
    void again(ItemId item, Conversation conversation) {
        keep(compute(item, "", conversation));
    }

    private void keep(Identified identified) {
        identified.parties().stream()
                .filter(party -> party.sideConfidence() < 1)
                .forEach(party -> parties.sided(party.id(), party.side(), party.sideConfidence()));
        keepNames(identified.parties());
    }

    private void keepNames(List<IdentifiedParty> all) {
        parties.identified(all.stream()
                .map(party -> new PartyStore.Identity(party.id(), party.phone(), party.phoneKey(), party.emailKey()))
                .toList());
        parties.recognised(all.stream()
                .map(party -> new PartyStore.Recognised(party.id(), party.contact()))
                .toList());
    }

    /**
     * What is known of the parties of an item.
     *
     * @param unheard why nothing of it is to be heard; empty where something is
     */
    record Identified(ItemId item, String unheard, List<IdentifiedParty> parties) {

        /** Whether there is something to be heard in it, and nobody has said what. */
        public boolean isRecording() {
            return unheard.isEmpty();
        }
    }

    /** @param contact who it may be; null where nobody is known, or several */
    record IdentifiedParty(
            PartyId id,
            @Nullable String phone,
            @Nullable String phoneKey,
            @Nullable String emailKey,
            Side side,
            double sideConfidence,
            @Nullable ContactId contact) {}
}
