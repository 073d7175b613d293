package dev.rapport.search.saved;

import dev.rapport.background.BackgroundWorker;
import dev.rapport.conversation.ItemChanged;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Viewer;
import dev.rapport.search.Named;
import dev.rapport.search.Search;
import dev.rapport.search.SearchHit;
import jakarta.mail.MessagingException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks, whenever items were processed, which of them each saved search finds, and tells who wants to know.
 *
 * <p>How far a search has looked stands in the database, so that nothing is missed over a stop. An item is told of once, also
 * when it is processed again. Safe for use by many threads.
 */
@Component
class SavedSearchWatch extends BackgroundWorker {

    private static final Logger LOG = LoggerFactory.getLogger(SavedSearchWatch.class);

    private final SavedSearchStore searches;
    private final Search search;
    private final AlertMail mail;

    SavedSearchWatch(SavedSearchStore searches, Search search, AlertMail mail) {
        super("saved-searches");
        this.searches = searches;
        this.search = search;
        this.mail = mail;
    }

    @EventListener
    void changed(ItemChanged event) {
        if (event.itemState() == ItemState.PROCESSED) {
            call();
        }
    }

    @Override
    protected void workThrough() {
        for (SavedSearch saved : searches.all(Viewer.PIPELINE)) {
            look(saved);
            tell(saved);
        }
    }

    private void look(SavedSearch saved) {
        boolean further = true;
        while (further) {
            SavedSearchStore.Fresh fresh = searches.fresh(saved.id());
            if (fresh.items().isEmpty()) {
                return;
            }
            search.bestOf(Viewer.PIPELINE, saved.request().withoutNotes(), fresh.items())
                    .forEach(hit -> searches.found(saved.id(), hit(hit)));
            further = searches.checked(saved.id(), fresh.until());
        }
    }

    private void tell(SavedSearch saved) {
        if (!mail.isOn() || saved.emails().isEmpty()) {
            return;
        }
        List<SavedHit> hits = searches.toMail(saved.id());
        if (hits.isEmpty()) {
            return;
        }
        try {
            mail.send(saved, hits);
            searches.mailed(saved.id(), hits);
        } catch (MessagingException e) {
            LOG.warn(
                    "What the saved search \"{}\" found can not be mailed now; see rapport.alerts.smtp: {}",
                    saved.name(),
                    e.getMessage());
        }
    }

    private static SavedHit hit(SearchHit hit) {
        Named<?> account = hit.account();
        return new SavedHit(
                hit.conversationId().toString(),
                hit.itemId().toString(),
                hit.utteranceId() == null ? null : hit.utteranceId().toString(),
                hit.messageId() == null ? null : hit.messageId().toString(),
                hit.channel(),
                hit.startedAt(),
                hit.startMs(),
                hit.party().name(),
                account == null ? null : account.name(),
                hit.snippet());
    }
}
