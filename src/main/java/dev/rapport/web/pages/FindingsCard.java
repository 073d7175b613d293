package dev.rapport.web.pages;

import dev.rapport.archive.FindingStore;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.FindingVerdicts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The findings on the page of a conversation, by type: each with its words, the way to its moment, and a click to judge it. */
@Controller
@RequestMapping("/conversations/{id}/findings")
final class FindingsCard {

    private final FindingStore findings;
    private final FindingVerdicts verdicts;

    FindingsCard(FindingStore findings, FindingVerdicts verdicts) {
        this.findings = findings;
        this.verdicts = verdicts;
    }

    @GetMapping
    String shown(Viewer viewer, @PathVariable ConversationId id, Model model) {
        model.addAttribute("card", FindingGroups.card(id, findings.of(viewer, id)));
        return "findings :: findings(card=${card})";
    }

    @PostMapping("/{finding}")
    String say(
            Viewer viewer,
            @PathVariable ConversationId id,
            @PathVariable FindingId finding,
            @RequestParam FindingStatus status,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        if (verdicts.say(viewer, finding, status, null, null).isEmpty()) {
            throw new NotThere("There is no finding " + finding);
        }
        return htmx == null ? "redirect:/conversations/" + id : shown(viewer, id, model);
    }
}
