package dev.rapport.web.pages;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.TranscriptStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Utterance;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.Corrections;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The forms by which people correct a conversation in place.
 *
 * <p>An utterance is exchanged for its form and back by htmx; without script, the form leads back to the page.
 */
@Controller
@RequestMapping("/conversations/{id}")
final class CorrectionForms {

    private final ConversationStore conversations;
    private final TranscriptStore transcripts;
    private final Stretches stretches;
    private final Corrections corrections;
    private final KnownParties known;

    CorrectionForms(
            ConversationStore conversations,
            TranscriptStore transcripts,
            Stretches stretches,
            Corrections corrections,
            KnownParties known) {
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.stretches = stretches;
        this.corrections = corrections;
        this.known = known;
    }

    @GetMapping("/utterances/{utterance}")
    String shown(Viewer viewer, @PathVariable ConversationId id, @PathVariable UtteranceId utterance, Model model) {
        return show(conversation(viewer, id), find(viewer, id, utterance), model);
    }

    @GetMapping("/utterances/{utterance}/edit")
    String edit(Viewer viewer, @PathVariable ConversationId id, @PathVariable UtteranceId utterance, Model model) {
        return edit(conversation(viewer, id), find(viewer, id, utterance), null, null, model);
    }

    @PostMapping("/utterances/{utterance}")
    String correct(
            Viewer viewer,
            @PathVariable ConversationId id,
            @PathVariable UtteranceId utterance,
            @RequestParam String text,
            @RequestParam PartyId partyId,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            HttpServletResponse answer,
            Model model) {
        Conversation conversation = conversation(viewer, id);
        Utterance before = find(viewer, id, utterance);
        String said = text.strip();
        if (said.isEmpty()) {
            return edit(conversation, before, text, "Nothing is written; write what was said, or cancel.", model);
        }
        if (conversation.party(partyId).isEmpty()) {
            return edit(conversation, before, text, "This party is not in this conversation; choose another.", model);
        }
        boolean sameParty = partyId.equals(before.partyId());
        Utterance after = corrections
                .utterance(viewer, id, utterance, said.equals(before.text()) ? null : said, sameParty ? null : partyId)
                .orElse(before);
        if (htmx == null) {
            return back(id, "?t=" + after.startMs() + "#u-" + after.id());
        }
        return sameParty ? show(conversation, after, model) : showAll(viewer, conversation, after, answer, model);
    }

    @PostMapping("/parties/{party}")
    String party(
            Viewer viewer,
            @PathVariable ConversationId id,
            @PathVariable PartyId party,
            @RequestParam(defaultValue = "") String name,
            @RequestParam Side side) {
        var before =
                conversation(viewer, id).party(party).orElseThrow(() -> new NotThere("There is no party " + party));
        String called = name.strip();
        boolean sameName = called.isEmpty() || called.equals(before.name());
        corrections.party(viewer, id, party, side == before.side() ? null : side, sameName ? null : called, null);
        return back(id, "#parties");
    }

    /** One click: this one is ours, and the other of two theirs. */
    @PostMapping("/parties/{party}/ours")
    String ours(Viewer viewer, @PathVariable ConversationId id, @PathVariable PartyId party) {
        if (!corrections.ours(viewer, conversation(viewer, id).id(), party)) {
            throw new NotThere("There is no party " + party);
        }
        return back(id, "#parties");
    }

    /** One click, where both voices are on one track: what was heard of the one was said by the other. */
    @PostMapping("/exchange-voices")
    String exchangeVoices(
            Viewer viewer, @PathVariable ConversationId id, @RequestParam PartyId one, @RequestParam PartyId other) {
        Conversation conversation = conversation(viewer, id);
        if (conversation.party(one).isEmpty() || conversation.party(other).isEmpty()) {
            throw new NotThere("One of the two parties is not in this conversation");
        }
        corrections.exchangeVoices(viewer, id, one, other);
        return back(id, "");
    }

    @PostMapping("/swap-sides")
    String swapSides(Viewer viewer, @PathVariable ConversationId id) {
        corrections.swapSides(viewer, conversation(viewer, id).id());
        return back(id, "");
    }

    private Conversation conversation(Viewer viewer, ConversationId id) {
        return conversations
                .find(viewer, id)
                .map(conversation -> known.named(viewer, conversation))
                .orElseThrow(() -> new NotThere("There is no conversation " + id));
    }

    private Utterance find(Viewer viewer, ConversationId id, UtteranceId utterance) {
        return transcripts
                .find(viewer, id, utterance)
                .orElseThrow(() -> new NotThere("There is no utterance " + utterance + "; it was transcribed anew"));
    }

    private static String show(Conversation conversation, Utterance utterance, Model model) {
        model.addAttribute("conversation", conversation.id().toString());
        model.addAttribute("utterance", TranscriptViews.utterance(conversation, utterance));
        return "conversation :: utterance(conversation=${conversation}, utterance=${utterance})";
    }

    /** Said by another, it may belong to another turn: the whole transcript is shown anew. */
    private String showAll(
            Viewer viewer, Conversation conversation, Utterance utterance, HttpServletResponse answer, Model model) {
        answer.setHeader("HX-Retarget", "#transcript");
        answer.setHeader("HX-Reswap", "outerHTML");
        var said = stretches.upTo(viewer, conversation.id(), utterance.startMs());
        model.addAttribute("view", new Shown(conversation.id().toString(), TranscriptViews.of(conversation, said, "")));
        return "conversation :: transcript(view=${view})";
    }

    private static String edit(
            Conversation conversation,
            Utterance utterance,
            @Nullable String text,
            @Nullable String problem,
            Model model) {
        model.addAttribute("form", TranscriptViews.edit(conversation, utterance, text, problem));
        return "conversation :: edit(form=${form})";
    }

    private static String back(ConversationId id, String to) {
        return "redirect:/conversations/" + id + to;
    }

    /** What the fragment of the transcript needs of a page. */
    record Shown(String id, TranscriptView transcript) {}
}
