package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.conversation.Viewer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Decides which opportunity a row of a table is, and puts into the records what the row says.
 *
 * <p>A row is the opportunity with its external id; else the one of its account with its name; else a new one. Several rows for
 * one are the stages that it came to, in whatever order they stand: the latest says where it is now, and an older one
 * never takes back what a later one, or a person, has said. A row that was taken before says nothing new.
 *
 * <p>Joins the caller's transaction. Safe for use by many threads.
 */
@Component
class OpportunityRows {

    private final OpportunityTable table;
    private final RowAccounts accounts;
    private final CustomerChanges changes;
    private final TakenRows taken;

    OpportunityRows(OpportunityTable table, RowAccounts accounts, CustomerChanges changes, TakenRows taken) {
        this.table = table;
        this.accounts = accounts;
        this.changes = changes;
        this.taken = taken;
    }

    RowCounts take(Viewer by, OpportunityRow row) {
        changes.lock();
        String sha256 = row.sha256();
        if (taken.has(sha256)) {
            return RowCounts.DUPLICATE;
        }
        Optional<Opportunity> before = find(by, row);
        Opportunity after = before.isPresent() ? change(by, before.get(), row) : create(by, row);
        taken.add(sha256, after.id());
        if (before.isEmpty()) {
            return RowCounts.CREATED;
        }
        return after.equals(before.get()) ? RowCounts.DUPLICATE : RowCounts.UPDATED;
    }

    private Optional<Opportunity> find(Viewer by, OpportunityRow row) {
        Optional<Opportunity> byId = Optional.ofNullable(row.externalId()).flatMap(table::byExternalId);
        return byId.or(() -> Optional.ofNullable(row.name())
                .filter(name -> row.account().isGiven())
                .flatMap(name -> table.byName(account(by, row), name))
                .filter(found -> row.externalId() == null || found.externalId() == null));
    }

    private AccountId account(Viewer by, OpportunityRow row) {
        return accounts.of(by, row.account())
                .orElseThrow(() -> new IllegalArgumentException("names no account; give one in the column account"))
                .account()
                .id();
    }

    private Opportunity create(Viewer by, OpportunityRow row) {
        OpportunityId id = table.insert(new OpportunityDraft(
                row.externalId(),
                account(by, row),
                row.label(),
                row.stage(),
                row.outcome(),
                row.product(),
                row.amount(),
                row.closeDate(),
                Map.of()));
        table.step(by, id, row.step(row.changedAt() == null ? table.now() : row.changedAt()));
        return table.find(id).orElseThrow();
    }

    private Opportunity change(Viewer by, Opportunity before, OpportunityRow row) {
        Opportunity.Step step = row.step(at(before, row));
        boolean latest = before.history().stream().noneMatch(other -> other.at().isAfter(step.at()));
        boolean moves = row.isStaged()
                && (row.changedAt() != null || !step.isLike(before))
                && !before.history().contains(step);
        Opportunity after = (latest ? row.asPatch() : row.asPatchOfBlanks(before)).after(before);
        if (moves || !after.equals(before)) {
            table.update(after);
        }
        if (moves) {
            table.step(by, before.id(), step);
        }
        return table.find(before.id()).orElseThrow();
    }

    /** Two stages of one day, of which nobody wrote the time, come one after the other. */
    private Instant at(Opportunity before, OpportunityRow row) {
        Instant at = row.changedAt() == null ? table.now() : row.changedAt();
        while (isTaken(before, row, at)) {
            at = at.plusMillis(1);
        }
        return at;
    }

    private static boolean isTaken(Opportunity before, OpportunityRow row, Instant at) {
        return before.history().stream().anyMatch(step -> step.at().equals(at) && !step.equals(row.step(at)));
    }
}
