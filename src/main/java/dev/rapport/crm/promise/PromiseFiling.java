package dev.rapport.crm.promise;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.rapport.archive.FindingStore;
import dev.rapport.archive.SaidStore;
import dev.rapport.archive.SaidStore.Said;
import dev.rapport.archive.SaidStore.Sent;
import dev.rapport.conversation.Finding;
import dev.rapport.conversation.FindingType;
import dev.rapport.conversation.FindingsChanged;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Activity;
import dev.rapport.crm.FilingConsequence;
import dev.rapport.crm.promise.ReckonedItems.Reckoned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Writes the ledger as items are filed, filed again and taken back, and as people speak of what was found.
 *
 * <p>All of it joins the transaction of the caller. An item in which nothing is promised and nothing done costs four reads.
 * Safe for use by many threads.
 */
@Component
@Order(200)
class PromiseFiling implements FilingConsequence {

    private final FindingStore findings;
    private final SaidStore archive;
    private final PromiseTable table;
    private final ReckonedItems reckoned;
    private final Reckoning reckoning;

    PromiseFiling(
            FindingStore findings, SaidStore archive, PromiseTable table, ReckonedItems reckoned, Reckoning reckoning) {
        this.findings = findings;
        this.archive = archive;
        this.table = table;
        this.reckoned = reckoned;
        this.reckoning = reckoning;
    }

    /** What an item says of promises. */
    private record Told(Activity activity, List<PromiseRow> promises, List<Deed> deeds) {

        boolean saysSomething() {
            return !promises.isEmpty() || !deeds.isEmpty();
        }

        UUID item() {
            return activity.item().value();
        }

        Reckoned reckoned() {
            Instant last = promises.stream()
                    .map(PromiseRow::madeAt)
                    .max(Instant::compareTo)
                    .orElse(activity.at());
            return new Reckoned(
                    item(),
                    new Customer(activity.account(), activity.contacts(), activity.conversation()),
                    activity.at(),
                    Deeds.last(deeds, last.isBefore(activity.at()) ? activity.at() : last));
        }
    }

    @Override
    public void filed(List<Activity> activities) {
        List<ItemId> items = activities.stream().map(Activity::item).toList();
        List<Reckoned> before = reckoned.of(items.stream().map(ItemId::value).toList());
        Set<UUID> known = before.stream().map(Reckoned::item).collect(toSet());
        List<Told> told = told(activities, items).stream()
                .filter(one -> one.saysSomething() || known.contains(one.item()))
                .toList();
        if (told.isEmpty()) {
            return;
        }
        List<Reckoned> now = told.stream().map(Told::reckoned).toList();
        reckoning.lock(before, now);
        List<UUID> ids = told.stream().map(Told::item).toList();
        table.replace(ids, told.stream().flatMap(one -> one.promises().stream()).toList());
        table.replaceDeeds(
                ids, told.stream().flatMap(one -> one.deeds().stream()).toList());
        reckoned.keep(now);
        reckoning.again(before, now);
    }

    private List<Told> told(List<Activity> activities, List<ItemId> items) {
        Map<ItemId, List<Finding>> found = findings.of(Viewer.PIPELINE, items, FindingType.COMMITMENT);
        Map<ItemId, List<Said>> said =
                archive.said(Viewer.PIPELINE, items).stream().collect(groupingBy(Said::item));
        Map<ItemId, List<Sent>> sent =
                archive.sent(Viewer.PIPELINE, items).stream().collect(groupingBy(Sent::item));
        List<Told> told = new ArrayList<>();
        for (Activity activity : activities) {
            List<Said> sentences = said.getOrDefault(activity.item(), List.of());
            told.add(new Told(
                    activity,
                    rows(found.getOrDefault(activity.item(), List.of()), sentences, activity.at()),
                    Deeds.of(activity, sentences, sent.getOrDefault(activity.item(), List.of()))));
        }
        return told;
    }

    private static List<PromiseRow> rows(List<Finding> found, List<Said> said, Instant at) {
        return found.stream()
                .filter(finding -> finding.type() == FindingType.COMMITMENT)
                .map(finding -> PromiseRow.of(finding, said, at))
                .toList();
    }

    @Override
    public void withdrawn(List<ItemId> items) {
        List<UUID> ids = items.stream().map(ItemId::value).toList();
        List<Reckoned> before = reckoned.of(ids);
        if (before.isEmpty()) {
            return;
        }
        reckoning.lock(before, List.of());
        table.withdraw(ids);
        reckoning.again(before, List.of());
    }

    /** An item that is not filed yet is not in the ledger, and is when it is filed; as all are whose findings were derived anew. */
    @EventListener
    public void changed(FindingsChanged change) {
        if (!change.judged()) {
            return;
        }
        List<Reckoned> before = reckoned.of(List.of(change.item().value()));
        if (before.isEmpty()) {
            return;
        }
        reckoning.lock(before, before);
        table.replace(
                List.of(change.item().value()),
                rows(
                        findings.of(Viewer.PIPELINE, change.item()),
                        archive.said(Viewer.PIPELINE, List.of(change.item())),
                        before.getFirst().first()));
        reckoning.again(before, before);
    }
}
