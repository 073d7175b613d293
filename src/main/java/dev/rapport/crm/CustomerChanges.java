package dev.rapport.crm;

import dev.rapport.archive.ItemStore;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps changes of customers apart from each other and from matching, and has matched again what they concern.
 *
 * <p>All changes take one lock of the database until they commit, and matching holds the same one shared while it decides.
 * So of a contact and an item that come at the same time, one always sees the other: either the match finds the contact,
 * or the change finds the matched item and asks for it again. The lock costs little, since customers change rarely and
 * briefly; in return fifty creations of one customer make one, whatever machine they run on.
 */
@Component
public class CustomerChanges {

    /** The lock's name: any number that nobody else uses. */
    private static final long LOCK = 0x7261_7070_6f72_7401L;

    private final JdbcClient jdbc;
    private final ItemStore items;
    private final Jobs jobs;

    CustomerChanges(JdbcClient jdbc, ItemStore items, Jobs jobs) {
        this.jdbc = jdbc;
        this.items = items;
        this.jobs = jobs;
    }

    /** Nobody else changes a customer until the caller's transaction ends. */
    public void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, n) -> LOCK)
                .single();
    }

    /** No customer changes until the caller's transaction ends; any number may hold this at a time. */
    void holdStill() {
        jdbc.sql("select pg_advisory_xact_lock_shared(:lock)")
                .param("lock", LOCK)
                .query((row, n) -> LOCK)
                .single();
    }

    /**
     * Asks for all items to be matched again in which someone with one of these numbers or addresses took part.
     *
     * <p>To be called after the change, in its transaction, under the lock. A match that runs just now may have read what was
     * before; it is run once more, since {@link Jobs} repeats what is asked for while it runs.
     */
    void matchAgain(Collection<String> phoneKeys, Collection<String> emailKeys) {
        if (!phoneKeys.isEmpty() || !emailKeys.isEmpty()) {
            items.withParty(Viewer.PIPELINE, phoneKeys, emailKeys).forEach(item -> jobs.enqueue(item, Stage.MATCH));
        }
    }

    /** The same for the items that are matched to a contact, for whatever reason: its account is another now. */
    void matchAgain(ContactId contact) {
        items.matchedTo(Viewer.PIPELINE, contact).forEach(item -> jobs.enqueue(item, Stage.MATCH));
    }

    /** The name of an account stands in the search index, with each of its items. */
    void indexAgain(AccountId account) {
        items.matchedTo(Viewer.PIPELINE, account).forEach(item -> jobs.enqueue(item, Stage.INDEX));
    }
}
