package dev.rapport.web.pages;

import dev.rapport.archive.ConversationStore;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Activity;
import dev.rapport.crm.ActivityId;
import dev.rapport.crm.ActivityStore;
import dev.rapport.crm.filing.FilingUndo;
import dev.rapport.crm.filing.UndoOutcome;
import dev.rapport.crm.filing.UndoneFiling;
import dev.rapport.crm.filing.UndoneFilings;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forms by which people take a filing back, and put it back. */
@Controller
final class FilingForms {

    private static final Pattern PAGE = Pattern.compile("/(?:accounts|contacts|conversations)/[0-9a-f-]{36}");

    private final ConversationStore conversations;
    private final ActivityStore activities;
    private final UndoneFilings undone;
    private final FilingUndo filings;
    private final CustomerNames names;
    private final Times times;

    FilingForms(
            ConversationStore conversations,
            ActivityStore activities,
            UndoneFilings undone,
            FilingUndo filings,
            CustomerNames names,
            Times times) {
        this.conversations = conversations;
        this.activities = activities;
        this.undone = undone;
        this.filings = filings;
        this.names = names;
        this.times = times;
    }

    /** What can be taken back, and what was, of a conversation: a part of its page. */
    @GetMapping("/conversations/{id}/filings")
    String shown(Viewer viewer, @PathVariable ConversationId id, Model model) {
        List<Item> items = conversations
                .find(viewer, id)
                .orElseThrow(() -> new NotThere("There is no conversation " + id))
                .items();
        List<Activity> filed = items.stream()
                .flatMap(item -> activities.ofItem(viewer, item.id()).stream())
                .toList();
        model.addAttribute("back", "/conversations/" + id);
        model.addAttribute(
                "filed",
                filed.stream()
                        .map(activity ->
                                new Filed(activity.id().toString(), label(viewer, activity, filed.size() > 1), null))
                        .toList());
        model.addAttribute(
                "undone",
                undone.of(viewer, id).stream()
                        .map(filing -> new Filed(
                                filing.id().toString(),
                                record(viewer, filing),
                                "by " + filing.by() + ", "
                                        + times.moment(filing.at()).text()))
                        .toList());
        return "filings :: filings";
    }

    private String label(Viewer viewer, Activity activity, boolean several) {
        String record = activity.account() != null
                ? names.account(viewer, activity.account())
                : names.contact(viewer, activity.contacts().getFirst());
        return several ? record + ", " + times.moment(activity.at()).text() : record;
    }

    private String record(Viewer viewer, UndoneFiling filing) {
        return filing.account() != null
                ? names.account(viewer, filing.account())
                : names.contact(viewer, filing.contacts().getFirst());
    }

    @PostMapping("/activities/{id}/undo")
    String undo(Viewer viewer, @PathVariable ActivityId id, @RequestParam String back, RedirectAttributes flash) {
        return answer(filings.undo(viewer, id), id, back, flash, true);
    }

    @PostMapping("/activities/{id}/redo")
    String redo(Viewer viewer, @PathVariable ActivityId id, @RequestParam String back, RedirectAttributes flash) {
        return answer(filings.redo(viewer, id), id, back, flash, false);
    }

    private static String answer(
            UndoOutcome outcome, ActivityId id, String back, RedirectAttributes flash, boolean taken) {
        switch (outcome) {
            case UndoOutcome.Done done -> {
                flash.addFlashAttribute(
                        "said",
                        taken
                                ? "It was taken off the record, with all that came from it. It is not filed here again."
                                : "It is on the record again, with all that comes from it.");
                flash.addFlashAttribute("good", true);
                if (taken) {
                    flash.addFlashAttribute("taken", id.toString());
                }
            }
            case UndoOutcome.Missing missing -> throw new NotThere("There is no activity " + id);
            case UndoOutcome.Refused(String reason) -> {
                flash.addFlashAttribute("said", reason);
                flash.addFlashAttribute("good", false);
            }
        }
        return "redirect:" + (PAGE.matcher(back).matches() ? back : "/customers");
    }

    /**
     * A filing as its form shows it.
     *
     * @param note who took it back and when; null for one that stands
     */
    record Filed(
            String id,
            String record,
            @org.jspecify.annotations.Nullable String note) {}
}
