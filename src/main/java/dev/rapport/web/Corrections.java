package dev.rapport.web;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.PartyStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageState;
import dev.rapport.conversation.StageStatus;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.ContactStore;
import dev.rapport.match.MatchDecisions;
import dev.rapport.match.RecordRefusals;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what a person corrects, for the pages and the API alike, and asks in the same transaction for the stages that build
 * on it: understanding after one that changes what was said or on which side, the match after one that says who somebody is,
 * and each time what follows these, the search's index at the end.
 *
 * <p>Only stages that an item has already come to are asked for. Safe for use by many threads.
 */
@Component
public class Corrections {

    private final ConversationStore conversations;
    private final TranscriptStore transcripts;
    private final PartyStore parties;
    private final MatchDecisions decisions;
    private final ContactStore contacts;
    private final RecordRefusals refusals;
    private final Jobs jobs;

    Corrections(
            ConversationStore conversations,
            TranscriptStore transcripts,
            PartyStore parties,
            MatchDecisions decisions,
            ContactStore contacts,
            RecordRefusals refusals,
            Jobs jobs) {
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.parties = parties;
        this.decisions = decisions;
        this.contacts = contacts;
        this.refusals = refusals;
        this.jobs = jobs;
    }

    /** Empty where there is no such utterance. What is null stays as it was. */
    @Transactional
    public Optional<Utterance> utterance(
            Viewer viewer,
            ConversationId conversation,
            UtteranceId id,
            @Nullable String text,
            @Nullable PartyId party) {
        Optional<Utterance> corrected = transcripts.correct(viewer, conversation, id, text, party);
        corrected.ifPresent(utterance -> jobs.enqueue(utterance.itemId(), Stage.UNDERSTAND));
        return corrected;
    }

    /** False where there is no such party. What is null stays as it was. */
    @Transactional
    public boolean party(
            Viewer viewer,
            ConversationId conversation,
            PartyId id,
            @Nullable Side side,
            @Nullable String name,
            @Nullable ContactId contact) {
        boolean corrected = parties.correct(conversation, id, side, name, contact);
        if (corrected && contact != null) {
            decisions.allow(id, contact);
            allow(viewer, conversation, contact);
        }
        if (corrected && (side != null || name != null || contact != null)) {
            ask(viewer, conversation, side != null ? Stage.UNDERSTAND : contact != null ? Stage.MATCH : Stage.INDEX);
        }
        return corrected;
    }

    /** Who says who it was takes back an earlier "not on this record". */
    private void allow(Viewer viewer, ConversationId id, ContactId contact) {
        contacts.find(viewer, contact)
                .ifPresent(known -> conversations.find(viewer, id).stream()
                        .flatMap(conversation -> conversation.items().stream())
                        .forEach(item -> refusals.allow(item.id(), known.accountId(), List.of(contact))));
    }

    /**
     * Takes a contact off a party: the one whom a person said it to be, and the one whom it was taken for, which is remembered
     * for ever. False where there is no such party.
     */
    @Transactional
    public boolean forgetContact(Viewer viewer, ConversationId conversation, PartyId id) {
        conversations
                .find(viewer, conversation)
                .flatMap(found -> found.party(id))
                .map(Party::contactId)
                .ifPresent(contact -> decisions.refuse(viewer, id, contact));
        boolean there = parties.forgetContact(conversation, id);
        if (there) {
            ask(viewer, conversation, Stage.MATCH);
        }
        return there;
    }

    /** This party is ours; the other of two is theirs. False where there is no such party. */
    @Transactional
    public boolean ours(Viewer viewer, ConversationId conversation, PartyId id) {
        boolean corrected = party(viewer, conversation, id, Side.OURS, null, null);
        if (corrected) {
            otherOfTwo(viewer, conversation, id)
                    .ifPresent(other -> parties.correct(conversation, other.id(), Side.THEIRS, null, null));
        }
        return corrected;
    }

    /** Of two parties, or of two voices that nobody named. */
    private Optional<Party> otherOfTwo(Viewer viewer, ConversationId conversation, PartyId id) {
        List<Party> all = conversations
                .find(viewer, conversation)
                .map(Conversation::parties)
                .orElse(List.of());
        List<Party> others =
                all.stream().filter(party -> !party.id().equals(id)).toList();
        if (others.size() == 1) {
            return others.stream().findFirst();
        }
        List<Party> voices =
                others.stream().filter(party -> party.speaker() != null).toList();
        return voices.size() == 1 ? voices.stream().findFirst() : Optional.empty();
    }

    /** Ours becomes theirs, and theirs ours. */
    @Transactional
    public void swapSides(Viewer viewer, ConversationId conversation) {
        parties.swapSides(conversation);
        ask(viewer, conversation, Stage.UNDERSTAND);
    }

    /** What was heard of the one was said by the other: two voices of one track were taken for each other. */
    @Transactional
    public void exchangeVoices(Viewer viewer, ConversationId conversation, PartyId one, PartyId other) {
        transcripts.exchangeVoices(viewer, conversation, one, other);
        ask(viewer, conversation, Stage.UNDERSTAND);
    }

    /** An item that has not come that far comes to the stage by itself, and then sees the correction. */
    private void ask(Viewer viewer, ConversationId id, Stage stage) {
        conversations.find(viewer, id).stream()
                .flatMap(conversation -> conversation.items().stream())
                .filter(item -> hasComeTo(item, stage))
                .forEach(item -> jobs.enqueue(item.id(), stage));
    }

    /** While the stage before runs, this one may begin at any moment; so it counts as come to. */
    static boolean hasComeTo(Item item, Stage stage) {
        StageStatus before = item.stages().get(Stage.values()[stage.ordinal() - 1]);
        return item.stages().containsKey(stage) || (before != null && before.state() != StageState.WAITING);
    }
}
