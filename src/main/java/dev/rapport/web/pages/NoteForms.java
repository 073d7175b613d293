package dev.rapport.web.pages;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.Note;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.Notes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forms by which people write, change and delete notes; by htmx in place, without script by the page. */
@Controller
@RequestMapping("/conversations/{id}/notes")
final class NoteForms {

    private final ConversationStore conversations;
    private final Notes notes;
    private final NotesCard card;

    NoteForms(ConversationStore conversations, Notes notes, NotesCard card) {
        this.conversations = conversations;
        this.notes = notes;
        this.card = card;
    }

    @PostMapping
    String add(
            Viewer viewer,
            @PathVariable ConversationId id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @Nullable ItemId item,
            @RequestParam(required = false) @Nullable Long atMs,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        Conversation conversation = find(viewer, id);
        String problem = problem(text);
        if (problem == null) {
            notes.add(viewer, conversation, atMs == null ? null : item, atMs, text.strip());
        }
        return shown(viewer, conversation, htmx, problem, model);
    }

    @PostMapping("/{note}")
    String change(
            Viewer viewer,
            @PathVariable ConversationId id,
            @PathVariable UUID note,
            @RequestParam(defaultValue = "") String text,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        Conversation conversation = find(viewer, id);
        String problem = problem(text);
        if (problem == null
                && notes.change(viewer, conversation, note, text.strip()).isEmpty()) {
            throw new NotThere("There is no note " + note + "; it may have been deleted");
        }
        return shown(viewer, conversation, htmx, problem, model);
    }

    /** One that is deleted already is as it is wanted. */
    @PostMapping("/{note}/delete")
    String delete(
            Viewer viewer,
            @PathVariable ConversationId id,
            @PathVariable UUID note,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        Conversation conversation = find(viewer, id);
        notes.delete(viewer, conversation, note);
        return shown(viewer, conversation, htmx, null, model);
    }

    private static @Nullable String problem(String text) {
        if (text.isBlank()) {
            return "Nothing is written; write what there is to remember.";
        }
        return text.length() > Note.LONGEST || text.indexOf('\0') >= 0
                ? "A note has " + Note.LONGEST + " characters at most; make two of it."
                : null;
    }

    private String shown(
            Viewer viewer, Conversation conversation, @Nullable String htmx, @Nullable String problem, Model model) {
        if (htmx == null) {
            return "redirect:/conversations/" + conversation.id() + "#notes";
        }
        model.addAttribute("card", card.of(viewer, conversation, problem));
        return "notes :: notes(card=${card})";
    }

    private Conversation find(Viewer viewer, ConversationId id) {
        return conversations.find(viewer, id).orElseThrow(() -> new NotThere("There is no conversation " + id));
    }
}
