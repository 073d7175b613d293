package dev.rapport.understand.opinion;

import dev.rapport.archive.FindingStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.background.BackgroundWorker;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemChanged;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import dev.rapport.installation.DataFolder;
import dev.rapport.understand.AfterUnderstanding;
import dev.rapport.understand.Talks;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the second opinion on every item that was understood, once it has come to the end of its way, one after another.
 *
 * <p>It is asked for in the transaction that stores what was understood, so that none is lost. What it adds is filed and indexed
 * anew, while the item stays processed. While other items are on their way, it rests as long as it works; while there are many, as
 * in an import, it waits until these are through. It takes no lock that they wait for. What it finds the same as before changes nothing.
 */
@Component
@ConditionalOnProperty(name = "rapport.understand.opinion.enabled", matchIfMissing = true)
final class OpinionWorker extends BackgroundWorker implements AfterUnderstanding {

    private static final Logger LOG = LoggerFactory.getLogger(OpinionWorker.class);

    private final OpinionStore store;
    private final SecondOpinion opinion;
    private final ItemStore items;
    private final Talks talks;
    private final FindingStore findings;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final String process;
    private boolean first = true;
    private boolean prepared;

    OpinionWorker(
            OpinionStore store,
            SecondOpinion opinion,
            ItemStore items,
            Talks talks,
            FindingStore findings,
            Jobs jobs,
            TransactionTemplate transaction,
            DataFolder folder) {
        super("second-opinion");
        this.store = store;
        this.opinion = opinion;
        this.items = items;
        this.talks = talks;
        this.findings = findings;
        this.jobs = jobs;
        this.transaction = transaction;
        this.process = folder.root().toString();
    }

    @Override
    public void understood(List<ItemId> understood) {
        store.ask(understood);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ItemChanged changed) {
        if (changed.stage() == null && changed.itemState() == ItemState.PROCESSED) {
            call();
        }
    }

    @Override
    protected void workThrough() {
        if (first) {
            store.takeBack(process);
            first = false;
        }
        while (isWanted() && !store.mustWait()) {
            prepare();
            Optional<OpinionStore.Asked> next = store.take(process);
            if (next.isEmpty()) {
                return;
            }
            long before = System.nanoTime();
            give(next.get());
            if (next.get().busy()) {
                restAsLongAsSince(before);
            }
        }
    }

    private void prepare() {
        if (!prepared) {
            opinion.prepare();
            prepared = true;
        }
    }

    private void give(OpinionStore.Asked asked) {
        try {
            Item item = items.get(Viewer.PIPELINE, asked.item());
            List<Finding> found = findings.of(Viewer.PIPELINE, item.id());
            Optional<List<Finding>> opinions =
                    item.state() == ItemState.DISCARDED ? Optional.empty() : opinion.of(talks.of(item), found);
            if (opinions.isPresent() && !isKnown(opinions.get(), found)) {
                keep(asked, item, opinions.get());
            } else {
                store.done(asked);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "The second opinion on item {} failed{}",
                    asked.item(),
                    store.failed(asked.item()) ? "; it is tried again" : " for the last time",
                    e);
        }
    }

    /** The row of the stage is locked first, as those do who run stages. */
    private void keep(OpinionStore.Asked asked, Item item, List<Finding> opinions) {
        transaction.executeWithoutResult(status -> {
            jobs.refresh(item.id(), Stage.FILE);
            findings.replaceOpinions(item.id(), item.conversation(), opinions);
            store.done(asked);
        });
    }

    private static boolean isKnown(List<Finding> opinions, List<Finding> found) {
        List<Finding> before = found.stream().filter(Finding::isOpinion).toList();
        return before.size() == opinions.size()
                && opinions.stream().allMatch(one -> before.stream().anyMatch(old -> same(one, old)));
    }

    private static boolean same(Finding one, Finding old) {
        return one.type() == old.type()
                && one.rule().equals(old.rule())
                && one.ruleVersion() == old.ruleVersion()
                && one.evidence().equals(old.evidence());
    }
}
