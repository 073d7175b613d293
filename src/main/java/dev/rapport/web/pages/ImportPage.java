package dev.rapport.web.pages;

import dev.rapport.conversation.ImportId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.CustomerImports;
import dev.rapport.crm.ImportStatus;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of an import of customers, which shows how far it is. */
@Controller
final class ImportPage {

    private final CustomerImports imports;

    ImportPage(CustomerImports imports) {
        this.imports = imports;
    }

    @GetMapping("/customers/imports/{id}")
    String page(Viewer viewer, @PathVariable String id, Model model) {
        ImportStatus status =
                imports.find(viewer, importId(id)).orElseThrow(() -> new NotThere("There is no import " + id));
        model.addAttribute("view", view(status));
        return "import";
    }

    private static ImportId importId(String id) {
        try {
            return ImportId.of(id);
        } catch (IllegalArgumentException e) {
            throw new NotThere("There is no import " + id);
        }
    }

    private static ImportView view(ImportStatus status) {
        boolean running = status.state() == ImportStatus.State.RUNNING;
        long done = status.seen() - status.pending();
        return new ImportView(
                status.id().toString(),
                status.filename(),
                css(status.state()),
                text(status.state()),
                running,
                done,
                Math.max(1, status.seen()),
                running
                        ? Words.number(done) + " of " + Words.count(status.seen(), "row", "rows")
                        : Words.count(status.seen(), "row", "rows") + " read",
                Words.number(status.created()),
                Words.number(status.updated()),
                Words.number(status.duplicate()),
                status.warnings());
    }

    private static String css(ImportStatus.State state) {
        return state == ImportStatus.State.RUNNING ? "pending" : state.name().toLowerCase(Locale.ROOT);
    }

    private static String text(ImportStatus.State state) {
        return switch (state) {
            case RUNNING -> "In work";
            case DONE -> "Done";
            case FAILED -> "Failed";
        };
    }

    /** @param all how many rows there are, as far as that is known, and at least 1 */
    record ImportView(
            String id,
            String filename,
            String state,
            String stateText,
            boolean running,
            long seen,
            long all,
            String countText,
            String created,
            String updated,
            String duplicate,
            List<String> warnings) {}
}
