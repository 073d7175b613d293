package dev.rapport.web.api;

import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.ContactStore;
import dev.rapport.web.Corrections;
import dev.rapport.web.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Takes what people correct: what was said, by whom, and who they are. Corrections survive reprocessing; what depends on
 * one is asked for in its own transaction.
 */
@RestController
@RequestMapping("/api/v1/conversations/{id}")
final class CorrectionApi {

    private static final int MAX_TEXT = 10_000;
    private static final int MAX_NAME = 500;

    private final Shown shown;
    private final Corrections corrections;
    private final ContactStore contacts;
    private final Revisions revisions;
    private final TransactionTemplate transaction;

    CorrectionApi(
            Shown shown,
            Corrections corrections,
            ContactStore contacts,
            Revisions revisions,
            TransactionTemplate transaction) {
        this.shown = shown;
        this.corrections = corrections;
        this.contacts = contacts;
        this.revisions = revisions;
        this.transaction = transaction;
    }

    @PatchMapping("/utterances/{utterance}")
    ResponseEntity<UtteranceView> utterance(
            Viewer viewer,
            @PathVariable ConversationId id,
            @PathVariable UtteranceId utterance,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody UtteranceChange change) {
        String text = Fields.text("text", change.text(), MAX_TEXT);
        PartyId party = Fields.id("partyId", change.partyId(), PartyId::of);
        if (text == null && party == null) {
            throw Refusal.badRequest("There is nothing to correct; send text, partyId or both");
        }
        return changed(viewer, id, ifMatch, conversation -> {
            if (party != null && conversation.party(party).isEmpty()) {
                throw Refusal.badRequest(
                        "The field partyId names " + party + ", which is no party of this conversation");
            }
            Utterance corrected = corrections
                    .utterance(viewer, id, utterance, text, party)
                    .orElseThrow(() -> Refusal.notFound("utterance " + utterance + " in this conversation"));
            return UtteranceView.of(corrected, conversation, true);
        });
    }

    @PatchMapping("/parties/{party}")
    ResponseEntity<PartyView> party(
            Viewer viewer,
            @PathVariable ConversationId id,
            @PathVariable PartyId party,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody PartyChange change) {
        String name = Fields.text("name", change.name(), MAX_NAME);
        boolean nobody = change.contactId() != null && change.contactId().isNull();
        ContactId contact =
                nobody ? null : Fields.id("contactId", Fields.text("contactId", change.contactId()), ContactId::of);
        if (name == null && contact == null && change.side() == null && !nobody) {
            throw Refusal.badRequest("There is nothing to correct; send side, name, contactId or several of them");
        }
        return changed(viewer, id, ifMatch, conversation -> {
            if (contact != null && contacts.find(viewer, contact).isEmpty()) {
                throw Refusal.badRequest("The field contactId names " + contact + ", and there is no such contact");
            }
            boolean there = corrections.party(viewer, id, party, change.side(), name, contact)
                    && (!nobody || corrections.forgetContact(viewer, id, party));
            if (!there) {
                throw Refusal.notFound("party " + party + " in this conversation");
            }
            return PartyView.of(shown.conversation(viewer, id).party(party).orElseThrow());
        });
    }

    /** For a recording whose tracks, or voices, were the other way round. Answers the parties as they are now. */
    @PostMapping("/swap-sides")
    ResponseEntity<List<PartyView>> swapSides(
            Viewer viewer,
            @PathVariable ConversationId id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return changed(viewer, id, ifMatch, conversation -> {
            corrections.swapSides(viewer, id);
            return parties(viewer, id);
        });
    }

    /** For two voices on one track that were taken for each other: what was heard of the one was said by the other. */
    @PostMapping("/exchange-voices")
    ResponseEntity<List<PartyView>> exchangeVoices(
            Viewer viewer,
            @PathVariable ConversationId id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody VoicesChange change) {
        PartyId one = Fields.id("one", change.one(), PartyId::of);
        PartyId other = Fields.id("other", change.other(), PartyId::of);
        if (one == null || other == null || one.equals(other)) {
            throw Refusal.badRequest("Send the ids of two parties as one and other");
        }
        return changed(viewer, id, ifMatch, conversation -> {
            Stream.of(one, other)
                    .filter(party -> conversation.party(party).isEmpty())
                    .findFirst()
                    .ifPresent(stranger -> {
                        throw Refusal.badRequest("The party " + stranger + " is no party of this conversation");
                    });
            corrections.exchangeVoices(viewer, id, one, other);
            return parties(viewer, id);
        });
    }

    private List<PartyView> parties(Viewer viewer, ConversationId id) {
        return shown.conversation(viewer, id).parties().stream()
                .map(PartyView::of)
                .toList();
    }

    private <T> ResponseEntity<T> changed(
            Viewer viewer, ConversationId id, @Nullable String ifMatch, Function<Conversation, T> change) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Conversation before = shown.conversation(viewer, id);
            Versions.check(ifMatch, revisions.of(viewer, before));
            T answer = change.apply(before);
            String etag = revisions.of(viewer, shown.conversation(viewer, id));
            return ResponseEntity.ok().eTag(etag).body(answer);
        }));
    }

    record UtteranceChange(@Nullable String text, @Nullable String partyId) {}

    record VoicesChange(@Nullable String one, @Nullable String other) {}

    /** @param contactId a JSON null takes back what a person said of who it is */
    record PartyChange(
            @Nullable Side side,
            @Nullable String name,
            @Nullable JsonNode contactId) {}
}
