package dev.rapport.web.pages;

import dev.rapport.archive.NeighbourStore;
import dev.rapport.archive.NeighbourStore.Neighbours;
import dev.rapport.conversation.UtteranceId;
import dev.rapport.conversation.Viewer;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Neighbours as the archive has them. */
@Component
final class StoredNeighbours implements HitViews.Around {

    private final NeighbourStore store;

    StoredNeighbours(NeighbourStore store) {
        this.store = store;
    }

    @Override
    public Map<UtteranceId, Neighbours> around(Viewer viewer, List<UtteranceId> utterances) {
        return utterances.isEmpty() ? Map.of() : store.around(viewer, utterances);
    }
}
