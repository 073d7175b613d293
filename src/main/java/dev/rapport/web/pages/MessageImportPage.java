package dev.rapport.web.pages;

import dev.rapport.capture.MessageImport;
import dev.rapport.capture.chat.export.ChatImportKind;
import dev.rapport.capture.chat.export.ChatImports;
import dev.rapport.capture.email.box.EmailImports;
import dev.rapport.conversation.ImportId;
import dev.rapport.conversation.Viewer;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of an import of mail or of chats, which shows how far it is. */
@Controller
final class MessageImportPage {

    private static final int PERCENT = 100;

    private final EmailImports mail;
    private final ChatImports chats;

    MessageImportPage(EmailImports mail, ChatImports chats) {
        this.mail = mail;
        this.chats = chats;
    }

    /** Where the page of an import is. */
    static String path(MessageImport status) {
        String of = ChatImportKind.of(status.kind()).isPresent() ? "chat" : "mail";
        return "/" + of + "/imports/" + status.id();
    }

    @GetMapping("/mail/imports/{id}")
    String mail(Viewer viewer, @PathVariable ImportId id, Model model) {
        return page(mail.find(viewer, id).orElseThrow(() -> notThere(id)), "Left out", model);
    }

    @GetMapping("/chat/imports/{id}")
    String chat(Viewer viewer, @PathVariable ImportId id, Model model) {
        return page(chats.find(viewer, id).orElseThrow(() -> notThere(id)), "Taken back before", model);
    }

    private static NotThere notThere(ImportId id) {
        return new NotThere("There is no import " + id);
    }

    private static String page(MessageImport status, String excluded, Model model) {
        model.addAttribute("view", view(status, excluded));
        return "mail-import";
    }

    private static MailImportView view(MessageImport status, String excluded) {
        return new MailImportView(
                path(status),
                status.filename(),
                status.isRunning() ? "pending" : status.state().name().toLowerCase(Locale.ROOT),
                text(status.state()),
                status.isRunning(),
                status.done(),
                PERCENT,
                Words.count(status.seen(), "message", "messages") + " read",
                List.of(
                        new Count("On a customer's record", Words.number(status.attached())),
                        new Count("Unmatched", Words.number(status.unmatched())),
                        new Count("Duplicate", Words.number(status.duplicate())),
                        new Count(excluded, Words.number(status.excluded())),
                        new Count("In quarantine", Words.number(status.quarantined())),
                        new Count("In work", Words.number(status.pending()))),
                status.warnings());
    }

    private static String text(MessageImport.State state) {
        return switch (state) {
            case RUNNING -> "In work";
            case DONE -> "Done";
            case FAILED -> "Failed";
        };
    }

    /** One of the things that may become of a message. */
    record Count(String name, String count) {}

    /**
     * @param path of the page
     * @param done of {@code all}
     */
    record MailImportView(
            String path,
            String filename,
            String state,
            String stateText,
            boolean running,
            int done,
            int all,
            String countText,
            List<Count> counts,
            List<String> warnings) {}
}
