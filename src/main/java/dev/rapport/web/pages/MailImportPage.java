package dev.rapport.web.pages;

import dev.rapport.capture.email.box.EmailImportId;
import dev.rapport.capture.email.box.EmailImportStatus;
import dev.rapport.capture.email.box.EmailImports;
import dev.rapport.conversation.Viewer;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of an import of mail, which shows how far it is. */
@Controller
final class MailImportPage {

    private static final int PERCENT = 100;

    private final EmailImports imports;

    MailImportPage(EmailImports imports) {
        this.imports = imports;
    }

    @GetMapping("/mail/imports/{id}")
    String page(Viewer viewer, @PathVariable String id, Model model) {
        EmailImportStatus status =
                imports.find(viewer, importId(id)).orElseThrow(() -> new NotThere("There is no import " + id));
        model.addAttribute("view", view(status));
        return "mail-import";
    }

    private static EmailImportId importId(String id) {
        try {
            return EmailImportId.of(id);
        } catch (IllegalArgumentException e) {
            throw new NotThere("There is no import " + id);
        }
    }

    private static MailImportView view(EmailImportStatus status) {
        return new MailImportView(
                "/mail/imports/" + status.id(),
                status.filename(),
                css(status.state()),
                text(status.state()),
                status.state() == EmailImportStatus.State.RUNNING,
                done(status),
                PERCENT,
                Words.count(status.seen(), "message", "messages") + " read",
                List.of(
                        new Count("On a customer's record", Words.number(status.attached())),
                        new Count("Unmatched", Words.number(status.unmatched())),
                        new Count("Duplicate", Words.number(status.duplicate())),
                        new Count("Left out", Words.number(status.excluded())),
                        new Count("In quarantine", Words.number(status.quarantined())),
                        new Count("In work", Words.number(status.pending()))),
                status.warnings());
    }

    /** In percent: half of it reading, half of it the work on what was read. */
    static int done(EmailImportStatus status) {
        double worked = status.seen() == 0 ? 0 : 1 - (double) status.pending() / status.seen();
        return (int) (PERCENT * status.progress() * (1 + worked) / 2);
    }

    private static String css(EmailImportStatus.State state) {
        return state == EmailImportStatus.State.RUNNING
                ? "pending"
                : state.name().toLowerCase(Locale.ROOT);
    }

    private static String text(EmailImportStatus.State state) {
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
