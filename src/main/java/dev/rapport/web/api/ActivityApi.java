package dev.rapport.web.api;

import dev.rapport.conversation.Viewer;
import dev.rapport.crm.ActivityId;
import dev.rapport.crm.filing.FilingUndo;
import dev.rapport.crm.filing.UndoOutcome;
import dev.rapport.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes filings back, and puts them back. */
@RestController
@RequestMapping("/api/v1/activities")
final class ActivityApi {

    private final FilingUndo filings;

    ActivityApi(FilingUndo filings) {
        this.filings = filings;
    }

    /** The filing and what it derived are taken back; the item is not filed there again. */
    @PostMapping("/{id}/undo")
    Answer undo(Viewer viewer, @PathVariable ActivityId id) {
        return answer(id, filings.undo(viewer, id), "UNDONE");
    }

    /** What was taken back is on the record again. */
    @PostMapping("/{id}/redo")
    Answer redo(Viewer viewer, @PathVariable ActivityId id) {
        return answer(id, filings.redo(viewer, id), "FILED");
    }

    private static Answer answer(ActivityId id, UndoOutcome outcome, String state) {
        return switch (outcome) {
            case UndoOutcome.Done done ->
                new Answer(id.toString(), done.filing().item().toString(), state);
            case UndoOutcome.Missing missing -> throw Refusal.notFound("activity " + id);
            case UndoOutcome.Refused(String reason) -> throw Refusal.of(HttpStatus.CONFLICT, reason);
        };
    }

    /** @param state UNDONE or FILED */
    record Answer(String id, String itemId, String state) {}
}
