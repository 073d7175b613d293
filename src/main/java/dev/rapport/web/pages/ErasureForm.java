package dev.rapport.web.pages;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Viewer;
import dev.rapport.privacy.Erasure;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Erases a conversation from its page, once a person has said that this is wanted. */
@Controller
final class ErasureForm {

    private final Erasure erasure;

    ErasureForm(Erasure erasure) {
        this.erasure = erasure;
    }

    /** @param sure the tick of the form; without it nothing is done */
    @PostMapping("/conversations/{id}/erase")
    String erase(
            Viewer viewer,
            @PathVariable ConversationId id,
            @RequestParam(defaultValue = "false") boolean sure,
            RedirectAttributes then) {
        if (!sure) {
            return "redirect:/conversations/" + id + "#erase";
        }
        if (!erasure.erase(viewer, id)) {
            throw new NotThere("There is no conversation " + id + "; it may have been erased already");
        }
        then.addFlashAttribute("told", "The conversation is erased. The ledger counts it as erased.");
        return "redirect:/conversations";
    }
}
