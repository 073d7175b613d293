package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.field.FieldTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Holds opportunities, and every stage that each has been in.
 *
 * <p>Whoever changes the stage or the outcome adds to the history; nothing is taken out of it. Safe for use by many threads.
 */
@Component
public class OpportunityStore {

    private static final String MATCHING = """
              from opportunity
             where (:account::uuid is null or account_id = :account)
               and (:name::text is null or name_key like :name or name_key like '% ' || :name) """;

    private final JdbcClient jdbc;
    private final OpportunityTable table;
    private final AccountTable accounts;
    private final FieldTable fields;
    private final CustomerChanges changes;

    OpportunityStore(
            JdbcClient jdbc,
            OpportunityTable table,
            AccountTable accounts,
            FieldTable fields,
            CustomerChanges changes) {
        this.jdbc = jdbc;
        this.table = table;
        this.accounts = accounts;
        this.fields = fields;
        this.changes = changes;
    }

    /** Keeps a new opportunity; with the external id of one that is there, changes that one. */
    @Transactional
    public Saving<Opportunity> create(Viewer by, OpportunityDraft draft) {
        changes.lock();
        Optional<Opportunity> same = Optional.ofNullable(draft.externalId()).flatMap(table::byExternalId);
        if (same.isPresent()) {
            return write(by, same.get(), Drafts.asPatch(draft));
        }
        if (accounts.find(draft.accountId()).isEmpty()) {
            return Savings.noAccount(draft.accountId());
        }
        OpportunityId id = table.insert(draft);
        fields.enterNew(by, id.value(), draft.fields());
        table.step(by, id, new Opportunity.Step(draft.stage(), draft.outcomeNow(), draft.amount(), table.now()));
        changes.matchTiesAgain(draft.accountId());
        return new Saving.Saved<>(table.find(id).orElseThrow(), true);
    }

    /** Empty where there is none that this viewer may see. */
    @Transactional(readOnly = true)
    public Optional<Opportunity> find(Viewer viewer, OpportunityId id) {
        return table.find(id);
    }

    /**
     * The newest first.
     *
     * @param account only those of this account; null for all
     * @param q only those of which a word of the name begins with it; null for all
     */
    @Transactional(readOnly = true)
    public Page<Opportunity> list(Viewer viewer, @Nullable AccountId account, @Nullable String q, PageRequest page) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("name", Listing.searched(q).get("name"));
        params.put("account", account == null ? null : account.value());
        return Listing.page(jdbc, MATCHING, "created_at", params, page, table::load);
    }

    /**
     * Changes an opportunity. What changes nothing leaves the version as it is.
     *
     * @param expected the version that the caller has read; empty to change whatever is there
     */
    @Transactional
    public Saving<Opportunity> patch(Viewer by, OpportunityId id, OpportunityPatch patch, OptionalLong expected) {
        changes.lock();
        return table.find(id)
                .map(found -> Savings.change(found, expected, Opportunity::version, before -> write(by, before, patch)))
                .orElseGet(Saving.Missing::new);
    }

    private Saving<Opportunity> write(Viewer by, Opportunity before, OpportunityPatch patch) {
        Opportunity after = patch.after(before);
        Optional<Saving<Opportunity>> taken =
                Savings.taken("opportunity", after.externalId(), before.id(), table::byExternalId, Opportunity::id);
        if (taken.isPresent()) {
            return taken.get();
        }
        if (accounts.find(after.accountId()).isEmpty()) {
            return Savings.noAccount(after.accountId());
        }
        if (after.equals(before) && !Drafts.differ(before.fields(), patch.fields())) {
            return new Saving.Saved<>(before, false);
        }
        table.update(after);
        Drafts.change(fields, by, after.id().value(), patch.fields());
        if (moved(before, after)) {
            table.step(
                    by, after.id(), new Opportunity.Step(after.stage(), after.outcome(), after.amount(), table.now()));
        }
        changes.matchTiesAgain(after.accountId());
        return new Saving.Saved<>(table.find(after.id()).orElseThrow(), false);
    }

    private static boolean moved(Opportunity before, Opportunity after) {
        return before.outcome() != after.outcome() || !java.util.Objects.equals(before.stage(), after.stage());
    }
}
