package dev.rapport.capture.call;

import dev.rapport.archive.CallFact;
import dev.rapport.archive.CallStore;
import dev.rapport.archive.ConversationStore;
import dev.rapport.capture.call.PartyDraft.Placed;
import dev.rapport.conversation.CallKind;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import dev.rapport.installation.Company;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;

/**
 * Decides which conversation a new recording belongs to: the call that has its source's id for it, else one of its own.
 *
 * <p>Everything is done in the caller's transaction, which holds a lock on the call's id. Parts of a call begin together
 * unless their source gives each a time. Who has joined by another recording may change whose record the earlier ones
 * belong to, so they are matched again.
 */
@Component
final class CallConversations {

    private final CallStore calls;
    private final ConversationStore conversations;
    private final Jobs jobs;
    private final CallParties parties;

    CallConversations(
            CallStore calls, ConversationStore conversations, Jobs jobs, CallSettings settings, Company company) {
        this.calls = calls;
        this.conversations = conversations;
        this.jobs = jobs;
        this.parties = new CallParties(settings.tracks(), new OwnNumbers(company));
    }

    /**
     * Keeps a recording that is new.
     *
     * @param tracks how many the recording states
     */
    Item keep(CallDelivery delivery, Original original, OptionalInt tracks, List<String> flags) {
        CallMetadata metadata = delivery.metadata();
        List<Placed> people = parties.of(metadata, tracks);
        String joinedBy = metadata.joinedBy();
        Optional<Conversation> call = Optional.ofNullable(joinedBy)
                .flatMap(id -> calls.withId(delivery.ledgerName(), id))
                .flatMap(id -> conversations.find(Viewer.PIPELINE, id));
        Item item = item(call.map(Conversation::id).orElseGet(ConversationId::create), delivery, original, flags);
        if (call.isPresent()) {
            return join(call.get(), item, metadata, people);
        }
        begin(item, delivery, people);
        return item;
    }

    /** Fills in what came late: what was said before stays. */
    void complete(Conversation call, Item item, CallMetadata metadata) {
        takeIn(call, item, metadata, parties.of(metadata, tracks(item)));
        CallFact known = fact(call, item.source());
        Instant said = metadata.startedAt();
        if (said != null && !known.timeSaid()) {
            calls.began(call.id(), said);
        }
        CallFact fact = known.and(factOf(item.source(), metadata));
        String callId = fact.callId();
        boolean another = callId != null
                && calls.withId(item.source(), callId)
                        .filter(id -> !id.equals(call.id()))
                        .isPresent();
        calls.put(call.id(), another ? fact.withoutCallId() : fact);
        calls.named(item.id(), metadata.externalId());
        ask(call);
    }

    private static OptionalInt tracks(Item item) {
        return item.recording() == null
                ? OptionalInt.empty()
                : OptionalInt.of(item.recording().tracks());
    }

    private void begin(Item item, CallDelivery delivery, List<Placed> people) {
        CallMetadata metadata = delivery.metadata();
        conversations.add(new Conversation(
                item.conversation(),
                Channel.CALL,
                metadata.subject(),
                item.startedAt(),
                null,
                metadata.direction(),
                metadata.language(),
                List.of(item),
                people.stream().map(Placed::party).toList()));
        calls.put(item.conversation(), factOf(item.source(), metadata));
        for (Placed placed : people) {
            remember(item, placed, placed.party().id(), metadata.joinedBy() != null);
        }
    }

    private Item join(Conversation call, Item item, CallMetadata metadata, List<Placed> people) {
        CallFact known = fact(call, item.source());
        boolean together = metadata.details().part() != null;
        Item timed = metadata.startedAt() == null && together ? item.at(call.startedAt()) : item;
        calls.join(timed);
        takeIn(call, timed, metadata, people);
        calls.put(call.id(), known.and(factOf(item.source(), metadata)));
        if (together && metadata.startedAt() != null && !known.timeSaid()) {
            calls.began(call.id(), metadata.startedAt());
        } else {
            calls.settle(call.id());
        }
        ask(call);
        return timed;
    }

    private void takeIn(Conversation call, Item item, CallMetadata metadata, List<Placed> people) {
        calls.complete(call.id(), metadata.subject(), metadata.direction(), metadata.language());
        PartyMerge merge = new PartyMerge(call.parties(), calls.roles(call.id()));
        for (Placed placed : people) {
            Optional<Party> same = merge.recognise(placed.party(), placed.role());
            same.ifPresent(party -> calls.complete(party.id(), placed.party()));
            if (same.isEmpty()) {
                calls.add(call.id(), placed.party());
            }
            PartyId who = same.map(Party::id).orElse(placed.party().id());
            remember(item, placed, who, call.items().size() > 1 || metadata.joinedBy() != null);
        }
    }

    private void remember(Item item, Placed placed, PartyId who, boolean oneOfSeveral) {
        Role role = placed.role();
        if (role != null) {
            calls.role(who, role.name());
        }
        Integer track = placed.party().track();
        if (track != null && oneOfSeveral) {
            calls.voice(item.id(), track, who);
        }
    }

    private void ask(Conversation call) {
        call.items().stream()
                .filter(item -> item.stages().containsKey(Stage.MATCH))
                .forEach(item -> jobs.enqueue(item.id(), Stage.MATCH));
    }

    private CallFact fact(Conversation call, String source) {
        return calls.facts(Viewer.PIPELINE, List.of(call.id()))
                .getOrDefault(call.id(), new CallFact(CallKind.CALL, null, source, null, true));
    }

    private static CallFact factOf(String source, CallMetadata metadata) {
        CallDetails details = metadata.details();
        return new CallFact(
                details.kind() == null ? CallKind.CALL : details.kind(),
                details.queue(),
                source,
                metadata.joinedBy(),
                metadata.startedAt() != null);
    }

    private static Item item(
            ConversationId conversation, CallDelivery delivery, Original original, List<String> moreFlags) {
        List<String> flags = new ArrayList<>(delivery.flags());
        flags.addAll(moreFlags);
        CallMetadata metadata = delivery.metadata();
        return new Item(
                ItemId.create(),
                conversation,
                ItemKind.RECORDING,
                delivery.ledgerName(),
                metadata.externalId() == null ? metadata.details().callId() : metadata.externalId(),
                delivery.filename(),
                original,
                delivery.startedAt(),
                ItemState.PENDING,
                null,
                Map.of(),
                null,
                flags);
    }
}
