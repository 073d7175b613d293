package dev.rapport.web.pages;

import dev.rapport.archive.FindingStore;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.FindingStatus;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.FindingVerdicts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The findings on the page of a conversation: each with its words, the way to its moment, and a click to confirm or reject. */
@Controller
@RequestMapping("/conversations/{id}/findings")
final class FindingsCard {

    /** What is only of use inside of others, or as figures. */
    private static final Set<FindingType> NOT_SHOWN =
            Set.of(FindingType.TALK, FindingType.QUANTITY, FindingType.PERCENT, FindingType.DATE, FindingType.URL);

    private static final int MOST = 300;

    private final FindingStore findings;
    private final FindingVerdicts verdicts;

    FindingsCard(FindingStore findings, FindingVerdicts verdicts) {
        this.findings = findings;
        this.verdicts = verdicts;
    }

    @GetMapping
    String shown(Viewer viewer, @PathVariable ConversationId id, Model model) {
        model.addAttribute("card", card(viewer, id));
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

    private Card card(Viewer viewer, ConversationId id) {
        return new Card(
                id.toString(),
                findings.of(viewer, id).stream()
                        .filter(finding -> !NOT_SHOWN.contains(finding.type()))
                        .limit(MOST)
                        .map(finding -> row(id, finding))
                        .toList());
    }

    private static Row row(ConversationId conversation, Finding finding) {
        Evidence place = finding.place();
        String type = finding.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String name = type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
        boolean plain = finding.label().equals(type);
        return new Row(
                finding.id().toString(),
                plain ? name : name + ": " + finding.label(),
                finding.type() == FindingType.SUMMARY ? finding.text() : place.quote(),
                place.utterance() == null ? null : place.utterance().toString(),
                place.utterance() == null ? null : href(conversation, place),
                place.time() == null ? null : Times.duration(place.time().startMs()),
                finding.status().name().toLowerCase(Locale.ROOT),
                Math.round(finding.confidence() * 100) + " %, by “" + finding.rule() + "”, version "
                        + finding.ruleVersion());
    }

    private static String href(ConversationId conversation, Evidence place) {
        String at = place.time() == null
                ? ""
                : "?item=" + place.item() + "&t=" + place.time().startMs();
        return "/conversations/" + conversation + at + "#u-" + place.utterance();
    }

    /** What the fragment shows. */
    record Card(String conversation, List<Row> rows) {}

    /**
     * One finding.
     *
     * @param why its confidence and rule
     */
    record Row(
            String id,
            String name,
            String quote,
            @Nullable String utterance,
            @Nullable String href,
            @Nullable String at,
            String status,
            String why) {}
}
