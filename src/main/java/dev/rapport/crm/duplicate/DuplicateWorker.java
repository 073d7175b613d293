package dev.rapport.crm.duplicate;

import dev.rapport.background.BackgroundWorker;
import dev.rapport.crm.CustomerChanges;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares contacts in the background: those that are new or changed with those that have something in common with them, and
 * from time to time all, since what values say depends on how frequent they are.
 *
 * <p>A contact is due as long as its version is not the one that was compared; that is kept with what was found, so a
 * killed process goes on where it was. What is suggested and does not look alike any more goes. Waits for imports. Several machines
 * may do the same work, and come to the same.
 */
@Component
class DuplicateWorker extends BackgroundWorker {

    private static final Logger LOG = LoggerFactory.getLogger(DuplicateWorker.class);

    /** So few are compared all anew whenever one changes: it takes no time. */
    private static final int FEW = 300;

    /** So many may change until all are compared anew, at least; else a tenth of them. */
    private static final int CHANGED = 200;

    /** One that has something in common with more than these is compared with all in the end. */
    private static final int CANDIDATES = 5000;

    private final ProfileStore profiles;
    private final DuplicateStore duplicates;
    private final CustomerChanges changes;
    private final TransactionTemplate transaction;

    /** What was learned from all, and who changed since. */
    private @Nullable DuplicateFinder finder;

    private final Set<UUID> since = new LinkedHashSet<>();

    DuplicateWorker(
            ProfileStore profiles,
            DuplicateStore duplicates,
            CustomerChanges changes,
            TransactionTemplate transaction) {
        super("duplicates");
        this.profiles = profiles;
        this.duplicates = duplicates;
        this.changes = changes;
        this.transaction = transaction;
    }

    @Override
    protected void workThrough() {
        if (!profiles.isImporting()) {
            compare(this::isWanted);
        }
    }

    /** Compares what is due, once; for one thread at a time. */
    synchronized void compare(BooleanSupplier wanted) {
        List<UUID> due = profiles.due(CANDIDATES);
        DuplicateFinder known = finder;
        if (due.isEmpty()) {
            return;
        }
        since.addAll(due);
        if (known == null || known.size() <= FEW || since.size() > Math.max(CHANGED, known.size() / 10)) {
            all(wanted);
        } else {
            some(known, due);
        }
    }

    private void all(BooleanSupplier wanted) {
        long start = System.nanoTime();
        List<Profile> all = profiles.all();
        DuplicateFinder learned = DuplicateFinder.of(all);
        List<DuplicateFinder.Pair> pairs = learned.among(all, wanted);
        if (!wanted.getAsBoolean()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            changes.holdStill();
            duplicates.closeOthers(pairs);
            duplicates.open(pairs);
            profiles.compared(all);
        });
        finder = learned;
        since.clear();
        LOG.debug(
                "{} contacts compared, {} pairs look alike, in {} ms",
                all.size(),
                pairs.size(),
                (System.nanoTime() - start) / 1_000_000);
    }

    private void some(DuplicateFinder known, List<UUID> due) {
        List<Profile> changed = profiles.of(due);
        Set<UUID> wanted = new HashSet<>(since);
        changed.forEach(profile -> wanted.addAll(known.candidates(profile)));
        Map<UUID, Profile> byId = new HashMap<>();
        profiles.of(wanted).forEach(profile -> byId.put(profile.id(), profile));
        List<DuplicateFinder.Pair> pairs = new ArrayList<>(pairs(known, changed, byId.values()));
        List<DuplicateFinder.Pair> there = new ArrayList<>(pairs);
        duplicates.around(partners(pairs)).stream()
                .filter(pair -> !due.contains(pair.one()) && !due.contains(pair.other()))
                .forEach(there::add);
        known.byThird(there, byId).stream()
                .filter(pair -> due.contains(pair.one()) || due.contains(pair.other()))
                .forEach(pairs::add);
        transaction.executeWithoutResult(status -> {
            changes.holdStill();
            duplicates.closeOthers(due, pairs);
            duplicates.open(pairs);
            profiles.compared(changed);
        });
    }

    private static List<DuplicateFinder.Pair> pairs(
            DuplicateFinder known, List<Profile> changed, Collection<Profile> others) {
        Map<List<UUID>, DuplicateFinder.Pair> pairs = new HashMap<>();
        for (Profile profile : changed) {
            for (Profile other : others) {
                if (!profile.id().equals(other.id())) {
                    known.compare(profile, other).ifPresent(pair -> pairs.put(List.of(pair.one(), pair.other()), pair));
                }
            }
        }
        return List.copyOf(pairs.values());
    }

    private static Set<UUID> partners(List<DuplicateFinder.Pair> pairs) {
        Set<UUID> partners = new HashSet<>();
        pairs.forEach(pair -> {
            partners.add(pair.one());
            partners.add(pair.other());
        });
        return partners;
    }
}
