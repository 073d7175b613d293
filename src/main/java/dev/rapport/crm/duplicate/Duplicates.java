package dev.rapport.crm.duplicate;

import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.CustomerChanges;
import dev.rapport.crm.ReviewId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows which contacts look like one person, and carries out what a person decides of them. Safe for use by many threads. */
@Component
public class Duplicates {

    private final DuplicateStore entries;
    private final Merges merges;
    private final CustomerChanges changes;

    Duplicates(DuplicateStore entries, Merges merges, CustomerChanges changes) {
        this.entries = entries;
        this.merges = merges;
        this.changes = changes;
    }

    /** What is open, the newest first. */
    @Transactional(readOnly = true)
    public Page<DuplicateEntry> open(Viewer viewer, PageRequest page) {
        return entries.open(viewer, page);
    }

    /** Open or not; empty where there is none that this viewer may see. */
    @Transactional(readOnly = true)
    public Optional<DuplicateEntry> find(Viewer viewer, ReviewId id) {
        return entries.find(viewer, id);
    }

    /**
     * They are one person.
     *
     * @param keep which of the two survives; null for the older one
     */
    @Transactional
    public Decided merge(Viewer by, ReviewId id, @Nullable ContactId keep) {
        changes.lock();
        Optional<DuplicateEntry> found = entries.find(by, id);
        if (found.isEmpty() || !entries.lockAndTellWhetherOpen(id)) {
            return new Decided.Closed();
        }
        DuplicateEntry entry = found.get();
        ContactId kept = keep == null ? entry.one() : keep;
        if (!List.of(entry.one(), entry.other()).contains(kept)) {
            return new Decided.Refused("The field contactId names " + kept + ", which is none of the two");
        }
        ContactId merged = kept.equals(entry.one()) ? entry.other() : entry.one();
        return switch (merges.merge(by, kept, List.of(merged))) {
            case MergeOutcome.Done done -> {
                entries.decided(by, id, true);
                yield new Decided.Held(done.contact().id());
            }
            case MergeOutcome.Missing missing -> new Decided.Closed();
            case MergeOutcome.Refused(String reason) -> new Decided.Refused(reason);
        };
    }

    /** They are two people, and are never suggested again. */
    @Transactional
    public Decided keepApart(Viewer by, ReviewId id) {
        changes.lock();
        if (!entries.lockAndTellWhetherOpen(id)) {
            return new Decided.Closed();
        }
        entries.decided(by, id, false);
        return new Decided.Held(null);
    }

    /** What came of a decision. */
    public sealed interface Decided {

        /** It holds. The contact is the survivor of a merge. */
        record Held(@Nullable ContactId contact) implements Decided {}

        /** Somebody decided before, or they do not look alike any more (409). */
        record Closed() implements Decided {}

        /** It can not be carried out (400). The reason names the remedy. */
        record Refused(String reason) implements Decided {}
    }
}
