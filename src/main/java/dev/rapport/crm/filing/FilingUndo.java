package dev.rapport.crm.filing;

import dev.rapport.archive.ItemStore;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Activity;
import dev.rapport.crm.ActivityId;
import dev.rapport.crm.ActivityStore;
import dev.rapport.crm.CustomerChanges;
import dev.rapport.match.ContactDirectory;
import dev.rapport.match.MatchDecisions;
import dev.rapport.match.MatchStage;
import dev.rapport.match.RecordRefusals;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a filing back, with all that was derived from it, and puts it back.
 *
 * <p>That it was taken back is a person's "no": no matching files the item there again, until a person says otherwise. Fields
 * fall back to what they would be without the item; what a person entered stays. What the item is filed on holds when the
 * answer comes; the search follows.
 *
 * <p>Safe for use by many threads: while customers are kept from changing, nothing is matched and nothing filed.
 */
@Component
public class FilingUndo {

    private final ActivityStore activities;
    private final UndoneFilings undone;
    private final Filings filings;
    private final FileStage stage;
    private final MatchStage matching;
    private final MatchDecisions decisions;
    private final RecordRefusals refusals;
    private final ContactDirectory directory;
    private final ItemStore items;
    private final CustomerChanges changes;
    private final Jobs jobs;
    private final Clock clock;

    FilingUndo(
            ActivityStore activities,
            UndoneFilings undone,
            Filings filings,
            FileStage stage,
            MatchStage matching,
            MatchDecisions decisions,
            RecordRefusals refusals,
            ContactDirectory directory,
            ItemStore items,
            CustomerChanges changes,
            Jobs jobs,
            Clock clock) {
        this.activities = activities;
        this.undone = undone;
        this.filings = filings;
        this.stage = stage;
        this.matching = matching;
        this.decisions = decisions;
        this.refusals = refusals;
        this.directory = directory;
        this.items = items;
        this.changes = changes;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The item goes off the record, and is not filed there again. */
    @Transactional
    public UndoOutcome undo(Viewer by, ActivityId id) {
        changes.lock();
        Optional<Activity> activity = activities.find(by, id);
        if (activity.isPresent()) {
            return undo(by, activity.get());
        }
        return undone.find(by, id)
                .<UndoOutcome>map(before -> new UndoOutcome.Refused("The activity " + id + " was taken back by "
                        + before.by() + " at " + before.at() + "; POST to its redo puts it back"))
                .orElseGet(UndoOutcome.Missing::new);
    }

    private UndoOutcome undo(Viewer by, Activity activity) {
        ItemId item = activity.item();
        Optional<MatchDecisions.Decision> decided = decisions.of(item);
        var filing = new UndoneFiling(
                activity.id(),
                item,
                activity.account(),
                activity.contacts(),
                activity.opportunity(),
                decided.map(MatchDecisions.Decision::account).orElse(null),
                decided.map(MatchDecisions.Decision::contact).orElse(null),
                by.user(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        undone.add(filing);
        decisions.forget(item);
        refusals.refuse(by, item, activity.account(), activity.contacts());
        filings.withdraw(List.of(item));
        file(ActivityId.create(), item);
        return new UndoOutcome.Done(activity.id(), filing);
    }

    /** The item is on the record again, by a person's word. */
    @Transactional
    public UndoOutcome redo(Viewer by, ActivityId id) {
        changes.lock();
        Optional<UndoneFiling> filing = undone.find(by, id);
        if (filing.isPresent()) {
            return redo(by, filing.get());
        }
        return activities.find(by, id).isPresent()
                ? new UndoOutcome.Refused("The activity " + id + " is on the record; there is nothing to put back")
                : new UndoOutcome.Missing();
    }

    private UndoOutcome redo(Viewer by, UndoneFiling filing) {
        ItemId item = filing.item();
        Optional<Activity> other = activities.ofItem(by, item);
        if (other.isPresent()) {
            return new UndoOutcome.Refused(
                    "The item " + item + " was filed on another record meanwhile; undo the activity "
                            + other.get().id() + " first");
        }
        if (isGone(filing)) {
            return new UndoOutcome.Refused("The customer of the activity " + filing.id()
                    + " is no longer there; link the item to another by the review");
        }
        refusals.allow(item, filing.account(), filing.contacts());
        if (filing.decidedAccount() != null || filing.decidedContact() != null) {
            decisions.remember(by, item, filing.decidedAccount(), filing.decidedContact());
        }
        if (!isAgain(filing, matching.wouldBe(item))) {
            decisions.remember(
                    by,
                    item,
                    filing.account(),
                    filing.account() == null ? filing.contacts().getFirst() : null);
        }
        undone.remove(filing.id());
        file(filing.id(), item);
        return new UndoOutcome.Done(filing.id(), filing);
    }

    private boolean isGone(UndoneFiling filing) {
        return filing.account() == null
                ? directory.known(filing.contacts().getFirst()).isEmpty()
                : !directory.isAccount(filing.account());
    }

    private static boolean isAgain(UndoneFiling filing, Match match) {
        return match instanceof Match.Matched matched
                && Objects.equals(matched.account(), filing.account())
                && (filing.account() != null || matched.contacts().stream().anyMatch(filing.contacts()::contains));
    }

    /** As the stages would, now; they do it once more, and the search with it. */
    private void file(ActivityId id, ItemId item) {
        Match match = matching.wouldBe(item);
        items.matched(item, match);
        Activity told = stage.activity(items.get(Viewer.PIPELINE, item));
        filings.put(List.of(new Filings.Told(told.called(id), match)));
        jobs.enqueue(item, Stage.MATCH);
    }
}
