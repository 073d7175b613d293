package dev.rapport.web.api;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import dev.rapport.pipeline.Reprocessing;
import dev.rapport.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Has a conversation processed again, from one stage on. What people corrected stays. */
@RestController
final class ReprocessApi {

    private final Reprocessing reprocessing;

    ReprocessApi(Reprocessing reprocessing) {
        this.reprocessing = reprocessing;
    }

    @PostMapping("/api/v1/conversations/{id}/reprocess")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer again(
            Viewer viewer,
            @PathVariable ConversationId id,
            @RequestParam From from,
            @RequestParam(defaultValue = "false") boolean dryRun) {
        if (dryRun) {
            throw Refusal.badRequest("The parameter dryRun can not be true yet; leave it away to process it again");
        }
        if (!reprocessing.from(viewer, id, stage(from))) {
            throw Refusal.notFound("conversation " + id);
        }
        return new Answer(id.toString(), from.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static Stage stage(From from) {
        return switch (from) {
            case TRANSCRIBE -> Stage.TRANSCRIBE;
            case MATCH -> Stage.MATCH;
            case INDEX -> Stage.INDEX;
            case UNDERSTAND ->
                throw Refusal.badRequest(
                        "The parameter from can not be understand yet; it takes transcribe, match, index");
        };
    }

    /** Where to begin. */
    enum From {
        TRANSCRIBE,
        UNDERSTAND,
        MATCH,
        INDEX
    }

    record Answer(String conversationId, String from) {}
}
