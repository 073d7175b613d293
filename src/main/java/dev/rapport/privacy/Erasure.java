package dev.rapport.privacy;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.FilingConsequence;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases conversations: what was received, what was heard and found in it, what was filed, and its moments in the index.
 *
 * <p>The rows go in one transaction, which also keeps what is to be done outside of the database; from then on nobody sees it.
 * That is done at once, and by {@link ErasureCleanup} again and again until it is done, also after a kill. The ledger goes on
 * counting its sightings, as erased. Safe for use by many threads.
 */
@Component
public class Erasure {

    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);
    private static final int TRIES = 3;

    private final ErasureStore store;
    private final List<FilingConsequence> consequences;
    private final ErasureCleanup cleanup;
    private final TransactionTemplate transaction;

    Erasure(
            ErasureStore store,
            ObjectProvider<FilingConsequence> consequences,
            ErasureCleanup cleanup,
            TransactionTemplate transaction) {
        this.store = store;
        this.consequences = consequences.orderedStream().toList();
        this.cleanup = cleanup;
        this.transaction = transaction;
    }

    /** Erases it for good. False where there is none; on return, nobody sees or finds it any more. */
    public boolean erase(Viewer viewer, ConversationId id) {
        boolean erased = eraseRows(viewer, id);
        if (erased) {
            LOG.info("{} erased the conversation {}", viewer.user(), id);
            cleanup.now();
        }
        return erased;
    }

    /** Stages lock its rows too; where the database had to stop one of us, it is tried once more. */
    private boolean eraseRows(Viewer viewer, ConversationId id) {
        for (int tries = 1; ; tries++) {
            try {
                return Boolean.TRUE.equals(transaction.execute(status -> inOne(viewer, id)));
            } catch (ConcurrencyFailureException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private boolean inOne(Viewer viewer, ConversationId id) {
        if (!store.lock(id)) {
            return false;
        }
        List<ItemId> items = store.items(id);
        consequences.forEach(each -> each.withdrawn(items));
        store.keep(viewer, id);
        store.delete(id, items);
        return true;
    }
}
