package dev.rapport.web.pages;

import dev.rapport.capture.chat.export.ChatImportId;
import dev.rapport.capture.chat.export.ChatImportStatus;
import dev.rapport.capture.chat.export.ChatImports;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.pages.MailImportPage.Count;
import dev.rapport.web.pages.MailImportPage.MailImportView;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of an import of chats, which shows how far it is. */
@Controller
final class ChatImportPage {

    private static final int PERCENT = 100;

    private final ChatImports imports;

    ChatImportPage(ChatImports imports) {
        this.imports = imports;
    }

    /** Where the page of an import is. */
    static String path(ChatImportId id) {
        return "/chat/imports/" + id;
    }

    @GetMapping("/chat/imports/{id}")
    String page(Viewer viewer, @PathVariable String id, Model model) {
        ChatImportStatus status =
                imports.find(viewer, importId(id)).orElseThrow(() -> new NotThere("There is no import " + id));
        model.addAttribute("view", view(status));
        return "mail-import";
    }

    private static ChatImportId importId(String id) {
        try {
            return ChatImportId.of(id);
        } catch (IllegalArgumentException e) {
            throw new NotThere("There is no import " + id);
        }
    }

    private static MailImportView view(ChatImportStatus status) {
        boolean running = status.state() == ChatImportStatus.State.RUNNING;
        return new MailImportView(
                path(status.id()),
                status.filename(),
                running ? "pending" : status.state().name().toLowerCase(Locale.ROOT),
                text(status.state()),
                running,
                done(status),
                PERCENT,
                Words.count(status.seen(), "message", "messages") + " read",
                List.of(
                        new Count("On a customer's record", Words.number(status.attached())),
                        new Count("Unmatched", Words.number(status.unmatched())),
                        new Count("Duplicate", Words.number(status.duplicate())),
                        new Count("Taken back before", Words.number(status.excluded())),
                        new Count("In quarantine", Words.number(status.quarantined())),
                        new Count("In work", Words.number(status.pending()))),
                status.warnings());
    }

    /** In percent: half of it reading, half of it the work on what was read. */
    static int done(ChatImportStatus status) {
        double worked = status.seen() == 0 ? 0 : 1 - (double) status.pending() / status.seen();
        return (int) (PERCENT * status.progress() * (1 + worked) / 2);
    }

    private static String text(ChatImportStatus.State state) {
        return switch (state) {
            case RUNNING -> "In work";
            case DONE -> "Done";
            case FAILED -> "Failed";
        };
    }
}
