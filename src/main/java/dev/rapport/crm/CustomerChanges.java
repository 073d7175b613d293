package dev.rapport.crm;

import dev.rapport.archive.ItemStore;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import dev.rapport.match.IntroductionStore;
import java.util.Collection;
import java.util.List;
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
    private final IntroductionStore introductions;

    CustomerChanges(JdbcClient jdbc, ItemStore items, Jobs jobs, IntroductionStore introductions) {
        this.jdbc = jdbc;
        this.items = items;
        this.jobs = jobs;
        this.introductions = introductions;
    }

    /** Nobody else changes a customer until the caller's transaction ends. */
    public void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, n) -> LOCK)
                .single();
    }

    /** No customer changes until the caller's transaction ends; any number may hold this at a time. */
    public void holdStill() {
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
    public void matchAgain(ContactId contact) {
        items.matchedTo(Viewer.PIPELINE, contact).forEach(item -> jobs.enqueue(item, Stage.MATCH));
    }

    /** The same for the items in which someone wrote from one of these domains. */
    void matchDomainsAgain(Collection<String> domains) {
        if (!domains.isEmpty()) {
            items.withDomain(Viewer.PIPELINE, domains).forEach(item -> jobs.enqueue(item, Stage.MATCH));
        }
    }

    /** The same for the items in which someone took part by one of these names on a platform. */
    void matchHandlesAgain(Collection<String> handles) {
        if (!handles.isEmpty()) {
            items.withHandle(Viewer.PIPELINE, handles).forEach(item -> jobs.enqueue(item, Stage.MATCH));
        }
    }

    /** The same for the items that nobody is known for, in which somebody introduced themselves by such a name. */
    void matchNamesAgain(String name) {
        introductions.unmatchedWith(List.of(name)).forEach(item -> jobs.enqueue(item, Stage.MATCH));
    }

    /** The same for the items that may be of this account and of others: an open sale may tell. */
    void matchTiesAgain(AccountId account) {
        jdbc.sql("""
                        select item_id from review
                         where state = 'OPEN' and kind = 'AMBIGUOUS' and account_ids @> array[:account::uuid]""")
                .param("account", account.value())
                .query((row, n) -> new ItemId(Columns.uuid(row, "item_id")))
                .list()
                .forEach(item -> jobs.enqueue(item, Stage.MATCH));
    }

    /** The name of an account stands in the search index, with each of its items. */
    void indexAgain(AccountId account) {
        items.matchedTo(Viewer.PIPELINE, account).forEach(item -> jobs.enqueue(item, Stage.INDEX));
    }
}
