package dev.rapport.match;

import dev.rapport.archive.Bundle;
import dev.rapport.archive.BundleStore;
import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.archive.PartyStore;
import dev.rapport.archive.StageStore;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Match.Reason;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageRequest;
import dev.rapport.conversation.StageState;
import dev.rapport.conversation.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The stage that decides whose record an item belongs to.
 *
 * <p>What a person decided of the item holds for ever, a "no" as well. The decision is made where it is stored, while no contact can change
 * ({@link ContactDirectory#holdStill()}): it takes a few look-ups by key, and a contact that came between looking and
 * storing would be missed for good. Safe for use by many threads.
 */
@Component("matchStage")
public class MatchStage {

    private final ItemStore items;
    private final ConversationStore conversations;
    private final PartyStore parties;
    private final StageStore stages;
    private final BundleStore bundles;
    private final MatchDecisions decisions;
    private final RecordRefusals refusals;
    private final ContactDirectory directory;
    private final Matcher matcher;
    private final IdentifyStage identify;
    private final Introductions introductions;
    private final IntroductionStore introduced;

    MatchStage(
            ItemStore items,
            ConversationStore conversations,
            PartyStore parties,
            StageStore stages,
            BundleStore bundles,
            MatchDecisions decisions,
            RecordRefusals refusals,
            ContactDirectory directory,
            Matcher matcher,
            IdentifyStage identify,
            Introductions introductions,
            IntroductionStore introduced) {
        this.items = items;
        this.conversations = conversations;
        this.parties = parties;
        this.stages = stages;
        this.bundles = bundles;
        this.decisions = decisions;
        this.refusals = refusals;
        this.directory = directory;
        this.matcher = matcher;
        this.identify = identify;
        this.introductions = introductions;
        this.introduced = introduced;
    }

    /** Who took part. */
    public Work compute(StageRequest request) {
        var item = items.get(Viewer.PIPELINE, request.item());
        Conversation conversation = conversations.around(Viewer.PIPELINE, item);
        return new Work(item.id(), conversation, introductions.of(item, conversation), item.startedAt());
    }

    /** Decides, and keeps the decision in the place of an earlier one. */
    public void store(Work work) {
        directory.holdStill();
        identify.again(work.item(), work.conversation());
        List<Party> who = work.conversation().parties();
        Map<PartyId, ContactId> named =
                parties.named(Viewer.PIPELINE, work.conversation().id());
        Hints hints = new Hints(named, decisions.refused(who), work.introductions(), work.at());
        items.matched(work.item(), decide(work.item(), who, hints));
        introduced.replace(work.item(), work.introductions());
        List<Claim> claims = matcher.claims(who, hints);
        parties.recognised(who.stream()
                .map(party -> new PartyStore.Recognised(party.id(), only(party, claims)))
                .toList());
        stages.done(work.item(), Stage.MATCH);
    }

    /** For messages that go together: no contact changes until their transaction ends. */
    public void holdStill() {
        directory.holdStill();
    }

    /** Decides about messages that go together and are identified in the same transaction, which began with {@link #holdStill()}. */
    public Bundle together(Bundle bundle) {
        Map<PartyId, ContactId> named = parties.named(Viewer.PIPELINE, IdentifyStage.conversations(bundle));
        Map<ItemId, MatchDecisions.Decision> decided = decisions.of(bundle.items());
        Map<ItemId, RecordRefusals.No> nowhere = refusals.of(bundle.items());
        List<Party> all = bundle.entries().stream()
                .flatMap(entry -> entry.parties().stream())
                .toList();
        Map<PartyId, Set<ContactId>> refused = decisions.refused(all);
        Matcher looking = matcher.about(all);
        Map<ItemId, List<Introduction>> introductions = new HashMap<>();
        Bundle matched = bundle.with(entry -> {
            List<Introduction> said = Introductions.signed(entry.message());
            introductions.put(entry.item().id(), said);
            Match derived = looking.decide(
                    entry.parties(),
                    new Hints(named, refused, said, entry.item().startedAt()));
            Match match = Optional.ofNullable(decided.get(entry.item().id()))
                    .flatMap(decision -> said(decision, entry.parties(), derived))
                    .orElse(derived);
            return entry.with(
                    RecordRefusals.applied(match, nowhere.get(entry.item().id())));
        });
        introduced.replace(introductions);
        items.matched(matched.entries().stream().map(Bundle.Entry::item).toList());
        bundles.passed(bundle, Stage.MATCH, StageState.DONE, null);
        return matched;
    }

    /** The match that an item would get now. Nothing of it is kept. */
    public Match wouldBe(ItemId item) {
        Item whole = items.get(Viewer.PIPELINE, item);
        Conversation around = conversations.around(Viewer.PIPELINE, whole);
        return decide(
                item,
                around.parties(),
                new Hints(
                        parties.named(Viewer.PIPELINE, around.id()),
                        decisions.refused(around.parties()),
                        introductions.of(whole, around),
                        whole.startedAt()));
    }

    private Match decide(ItemId item, List<Party> who, Hints hints) {
        Match derived = matcher.decide(who, hints);
        Match match = decisions
                .of(item)
                .flatMap(decision -> said(decision, who, derived))
                .orElse(derived);
        return refusals.applied(item, match);
    }

    /** Empty where the customer whom the person meant is no longer there. */
    private Optional<Match> said(MatchDecisions.Decision decision, List<Party> who, Match derived) {
        if (decision.contact() != null) {
            return directory
                    .known(decision.contact())
                    .map(known -> matched(who, known.account(), known.contact(), derived));
        }
        return Optional.ofNullable(decision.account())
                .filter(directory::isAccount)
                .map(account -> matched(who, account, null, derived));
    }

    /** The contacts of the account that were recognised anyway stay on it. */
    private static Match matched(
            List<Party> who, @Nullable AccountId account, @Nullable ContactId contact, Match derived) {
        List<Reason> reasons = new ArrayList<>();
        who.stream()
                .filter(party -> party.side() != Side.OURS)
                .findFirst()
                .or(() -> who.stream().findFirst())
                .ifPresent(party -> reasons.add(new Reason("person", party.id(), contact, account, 1)));
        derived.reasons().stream()
                .filter(reason -> account != null && account.equals(reason.account()))
                .forEach(reasons::add);
        List<ContactId> contacts = reasons.stream()
                .flatMap(reason -> Optional.ofNullable(reason.contact()).stream())
                .distinct()
                .toList();
        return new Match.Matched(account, contacts, reasons);
    }

    private static @Nullable ContactId only(Party party, List<Claim> claims) {
        Set<ContactId> contacts = claims.stream()
                .filter(claim -> claim.party().equals(party.id()))
                .findFirst()
                .map(Claim::contacts)
                .orElse(Set.of());
        return contacts.size() == 1 ? contacts.iterator().next() : null;
    }

    /** The item, when it was, who took part in its conversation, and how they introduced themselves. */
    record Work(ItemId item, Conversation conversation, List<Introduction> introductions, Instant at) {}
}
