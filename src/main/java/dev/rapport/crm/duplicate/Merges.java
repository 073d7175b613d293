package dev.rapport.crm.duplicate;

import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.TimeOrdered;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Change;
import dev.rapport.crm.Contact;
import dev.rapport.crm.ContactPatch;
import dev.rapport.crm.ContactStore;
import dev.rapport.crm.CustomerChanges;
import dev.rapport.crm.Saving;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes several contacts one, and takes them apart again.
 *
 * <p>The survivor keeps what it has, and takes what it lacks: numbers, addresses, handles, fields, account, title and external
 * id. A value that a person entered replaces one that was only derived. The others stay as they were apart from that, hidden, and
 * their ids lead to the survivor; what a person said of them elsewhere (who a party is, whose an item is) is not rewritten but
 * followed, so that taking the merge apart brings it back. What was added since stays with the survivor. The items concerned are
 * matched again in the same transaction, under the lock that matching takes too: what is being filed just now follows.
 *
 * <p>Safe for use by many threads.
 */
@Component
public class Merges {

    private final MergeStore merges;
    private final DuplicateStore duplicates;
    private final ContactStore contacts;
    private final CustomerChanges changes;

    Merges(MergeStore merges, DuplicateStore duplicates, ContactStore contacts, CustomerChanges changes) {
        this.merges = merges;
        this.duplicates = duplicates;
        this.contacts = contacts;
        this.changes = changes;
    }

    /** Those who are this contact now. */
    @Transactional(readOnly = true)
    public List<MergedContact> merged(Viewer viewer, ContactId survivor) {
        return merges.merged(viewer, survivor);
    }

    /** Of contacts that were merged before, the survivors are meant. Doing it twice changes nothing the second time. */
    @Transactional
    public MergeOutcome merge(Viewer by, ContactId keep, List<ContactId> others) {
        if (others.isEmpty() || others.contains(keep)) {
            return new MergeOutcome.Refused(
                    others.isEmpty()
                            ? "There is nothing to merge; name at least one contact in others"
                            : "The contact " + keep + " can not be merged with itself; leave it out of others");
        }
        changes.lock();
        Optional<Contact> kept = contacts.find(by, keep);
        if (kept.isEmpty()) {
            return new MergeOutcome.Missing(keep.toString());
        }
        for (ContactId other : others) {
            if (contacts.find(by, other).isEmpty()) {
                return new MergeOutcome.Missing(other.toString());
            }
        }
        UUID act = TimeOrdered.uuid();
        ContactId survivor = kept.get().id();
        others.forEach(other -> join(by, act, survivor, found(by, other)));
        return new MergeOutcome.Done(found(by, survivor));
    }

    private void join(Viewer by, UUID act, ContactId into, Contact merged) {
        Contact kept = found(by, into);
        ContactId keep = kept.id();
        if (merged.id().equals(keep)) {
            return;
        }
        Before before = Before.of(merged);
        changes.matchAgain(merged.id());
        patch(by, merged.id(), emptied(kept, merged));
        Taken.Fields fields = merges.takeFields(keep, merged.id(), TimeOrdered.uuid());
        Taken taken = Taken.of(kept, merged, fields);
        merges.add(by, act, keep, merged.id(), before, taken);
        patch(by, keep, taken.taking(kept));
        merges.moveActivities(merged.id(), keep);
        merges.closeQuestions(merged.id());
        merges.compareAgain(keep);
        duplicates.said(by, keep, merged.id(), true);
    }

    /** It gives up by what it is found; its external id only where the survivor has none. */
    private static ContactPatch emptied(Contact kept, Contact merged) {
        boolean taken = kept.externalId() == null && merged.externalId() != null;
        return new ContactPatch(
                taken ? Change.clear() : Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.clear(),
                Change.clear(),
                Change.clear(),
                Map.of());
    }

    /**
     * Takes a contact out of the one that it was merged into; of a survivor, those that were merged into it last. They are
     * remembered as different people.
     */
    @Transactional
    public MergeOutcome unmerge(Viewer by, ContactId id) {
        changes.lock();
        if (contacts.find(by, id).isEmpty()) {
            return new MergeOutcome.Missing(id.toString());
        }
        Optional<MergeStore.Merge> own = merges.of(id);
        if (own.isPresent()) {
            takeOut(by, own.get());
            return new MergeOutcome.Done(found(by, id));
        }
        List<MergeStore.Merge> into = merges.into(id);
        if (into.isEmpty()) {
            return new MergeOutcome.Refused(
                    "The contact " + id + " is not merged with any other; there is nothing to take apart");
        }
        UUID last = into.getFirst().act();
        into.stream().filter(merge -> merge.act().equals(last)).forEach(merge -> apart(by, merge));
        return new MergeOutcome.Done(found(by, id));
    }

    /** Where its survivor went into another meanwhile, it comes out of that one first, and goes back afterwards. */
    private void takeOut(Viewer by, MergeStore.Merge merge) {
        Optional<MergeStore.Merge> above = merges.of(merge.kept());
        above.ifPresent(one -> takeOut(by, one));
        apart(by, merge);
        above.ifPresent(one -> join(by, one.act(), one.kept(), found(by, one.merged())));
    }

    private void apart(Viewer by, MergeStore.Merge merge) {
        changes.matchAgain(merge.kept());
        Contact kept = found(by, merge.kept());
        patch(by, merge.kept(), merge.taken().givingBack(kept));
        merges.giveFieldsBack(merge.kept(), merge.merged(), merge.taken().fields());
        merges.undone(by, merge);
        patch(by, merge.merged(), restored(merge, kept));
        duplicates.said(by, merge.kept(), merge.merged(), false);
        merges.compareAgain(merge.kept());
        merges.compareAgain(merge.merged());
    }

    /** An external id that the survivor took comes back, unless somebody gave the survivor another since. */
    private static ContactPatch restored(MergeStore.Merge merge, Contact kept) {
        Before before = merge.before();
        String taken = merge.taken().externalId();
        return new ContactPatch(
                taken != null && taken.equals(kept.externalId()) ? Change.to(taken) : Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.to(before.emails()),
                Change.to(before.phones()),
                Change.to(before.handles()),
                Map.of());
    }

    private Contact found(Viewer by, ContactId id) {
        return contacts.find(by, id).orElseThrow(() -> new IllegalStateException("Contact " + id + " was there"));
    }

    private void patch(Viewer by, ContactId id, ContactPatch patch) {
        if (!(contacts.patch(by, id, patch, OptionalLong.empty()) instanceof Saving.Saved<Contact>)) {
            throw new IllegalStateException("Contact " + id + " could not be changed by " + patch);
        }
    }
}
