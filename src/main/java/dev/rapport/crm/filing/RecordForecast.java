package dev.rapport.crm.filing;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.ActivityStore;
import dev.rapport.crm.field.FieldOwner;
import dev.rapport.match.ContactDirectory;
import dev.rapport.match.MatchStage;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells what processing items again would change on the customers' records, before it is done.
 *
 * <p>It is done, by the code that does it else, in a transaction that is then taken back: so the preview can not differ from what
 * comes. Nothing is told of it to anybody, no job is asked for, and what people said stays in force. Meanwhile the items wait,
 * a moment. Safe for use by many threads.
 */
@Component
public class RecordForecast {

    private final MatchStage matching;
    private final FileStage filing;
    private final ContactDirectory directory;
    private final ActivityStore activities;
    private final RecordStands stands;
    private final TransactionTemplate transaction;

    RecordForecast(
            MatchStage matching,
            FileStage filing,
            ContactDirectory directory,
            ActivityStore activities,
            RecordStands stands,
            TransactionTemplate transaction) {
        this.matching = matching;
        this.filing = filing;
        this.directory = directory;
        this.activities = activities;
        this.stands = stands;
        this.transaction = transaction;
    }

    /** @param understood keeps what the items are understood as anew; does nothing where they are only matched again */
    public RecordChanges of(Viewer viewer, List<Item> items, Runnable understood) {
        List<ItemId> there =
                items.stream().filter(RecordForecast::takes).map(Item::id).toList();
        if (there.isEmpty()) {
            return RecordChanges.NONE;
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            directory.holdStill();
            Concerned before = concerned(viewer, there);
            Object savepoint = status.createSavepoint();
            again(there, understood);
            Concerned all = before.with(concerned(viewer, there));
            RecordStands.Stand after = stands.of(viewer, all.owners(), all.accounts(), there);
            status.rollbackToSavepoint(savepoint);
            RecordStands.Stand now = stands.of(viewer, all.owners(), all.accounts(), there);
            status.setRollbackOnly();
            return now.to(after);
        }));
    }

    /** Whether an item has come so far that its record could change; the others are left out. */
    public static boolean takes(Item item) {
        return item.match() != null && item.state() != ItemState.DISCARDED && item.state() != ItemState.QUARANTINED;
    }

    private void again(List<ItemId> items, Runnable understood) {
        understood.run();
        items.forEach(item -> {
            matching.store(matching.compute(new StageRequest(item, Stage.MATCH, 1)));
            filing.store(filing.compute(new StageRequest(item, Stage.FILE, 1)));
        });
    }

    private Concerned concerned(Viewer viewer, List<ItemId> items) {
        return new Concerned(
                stands.owners(viewer, items),
                Set.copyOf(activities.ofItems(viewer, items).values().stream()
                        .flatMap(activity -> Stream.ofNullable(activity.account()))
                        .toList()));
    }

    /** Whose records it may be about. */
    private record Concerned(Set<FieldOwner> owners, Set<AccountId> accounts) {

        Concerned with(Concerned others) {
            Set<FieldOwner> allOwners = new HashSet<>(owners);
            allOwners.addAll(others.owners);
            Set<AccountId> allAccounts = new HashSet<>(accounts);
            allAccounts.addAll(others.accounts);
            return new Concerned(allOwners, allAccounts);
        }
    }
}
