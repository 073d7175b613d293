package dev.rapport.web.api;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Viewer;
import dev.rapport.privacy.Erasure;
import dev.rapport.web.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Erases conversations, also those that are discarded. */
@RestController
final class ErasureApi {

    private final Erasure erasure;

    ErasureApi(Erasure erasure) {
        this.erasure = erasure;
    }

    /** For good: the rows, the index and the originals that nothing else uses. The ledger counts it as erased. */
    @DeleteMapping("/api/v1/conversations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(Viewer viewer, @PathVariable ConversationId id) {
        if (!erasure.erase(viewer, id)) {
            throw Refusal.notFound("conversation " + id);
        }
    }
}
