package dev.rapport.crm.filing;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Match.Reason;
import dev.rapport.crm.Activity;
import dev.rapport.crm.ActivityStore;
import dev.rapport.crm.FilingConsequence;
import dev.rapport.crm.ReviewEntry;
import dev.rapport.crm.ReviewId;
import dev.rapport.crm.ReviewStore;
import dev.rapport.match.RecordRefusals;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Puts items on the records that they were matched to, with all that follows, or has a person asked whose they are.
 *
 * <p>What is put replaces what was there of the item. Joins the caller's transaction. Safe for use by many threads.
 */
@Component
class Filings {

    private final ActivityStore activities;
    private final ReviewStore reviews;
    private final OpenSales sales;
    private final RecordRefusals refusals;
    private final List<FilingConsequence> consequences;
    private final Clock clock;

    Filings(
            ActivityStore activities,
            ReviewStore reviews,
            OpenSales sales,
            RecordRefusals refusals,
            ObjectProvider<FilingConsequence> consequences,
            Clock clock) {
        this.activities = activities;
        this.reviews = reviews;
        this.sales = sales;
        this.refusals = refusals;
        this.consequences = consequences.orderedStream().toList();
        this.clock = clock;
    }

    /** What an item says, and whose it is. */
    record Told(Activity activity, Match match) {}

    void put(List<Told> told) {
        List<Activity> filed = new ArrayList<>();
        List<Activity> unfiled = new ArrayList<>();
        List<ReviewEntry> questions = new ArrayList<>();
        for (Told one : told) {
            switch (one.match()) {
                case Match.Matched matched -> filed.add(one.activity().on(matched.account(), matched.contacts(), null));
                case Match.Ambiguous ambiguous -> {
                    unfiled.add(one.activity());
                    questions.add(question(one.activity(), ReviewEntry.Kind.AMBIGUOUS, ambiguous.reasons()));
                }
                case Match.Unmatched unmatched -> {
                    unfiled.add(one.activity());
                    questions.add(question(one.activity(), ReviewEntry.Kind.UNMATCHED, unmatched.reasons()));
                }
            }
        }
        List<Activity> of = sales.withSales(filed);
        file(of);
        ask(unfiled, questions);
        follow(of, unfiled);
    }

    private void file(List<Activity> filed) {
        if (!filed.isEmpty()) {
            activities.file(filed);
            reviews.close(filed.stream().map(Activity::item).toList());
        }
    }

    private void ask(List<Activity> unfiled, List<ReviewEntry> questions) {
        if (!questions.isEmpty()) {
            activities.unfile(unfiled.stream().map(Activity::item).toList());
            reviews.ask(questions);
        }
    }

    /** Nothing follows from a filing that a person took back, until the item is filed anew. */
    private void follow(List<Activity> filed, List<Activity> unfiled) {
        List<Activity> told = new ArrayList<>(filed);
        List<ItemId> silent = new ArrayList<>();
        Set<ItemId> refused = unfiled.isEmpty()
                ? Set.of()
                : refusals.of(unfiled.stream().map(Activity::item).toList()).keySet();
        unfiled.forEach(activity -> {
            if (refused.contains(activity.item())) {
                silent.add(activity.item());
            } else {
                told.add(activity);
            }
        });
        if (!told.isEmpty()) {
            consequences.forEach(each -> each.filed(told));
        }
        if (!silent.isEmpty()) {
            consequences.forEach(each -> each.withdrawn(silent));
        }
    }

    /** The items are to be told of nowhere any more. */
    void withdraw(List<ItemId> items) {
        activities.unfile(items);
        reviews.close(items);
        consequences.forEach(each -> each.withdrawn(items));
    }

    private ReviewEntry question(Activity activity, ReviewEntry.Kind kind, List<Reason> reasons) {
        List<ContactId> contacts = reasons.stream()
                .flatMap(reason -> Optional.ofNullable(reason.contact()).stream())
                .distinct()
                .toList();
        List<AccountId> accounts = reasons.stream()
                .flatMap(reason -> Optional.ofNullable(reason.account()).stream())
                .distinct()
                .toList();
        return new ReviewEntry(
                ReviewId.create(),
                kind,
                activity.conversation(),
                activity.item(),
                contacts,
                accounts,
                reasons.stream().mapToDouble(Reason::score).max().orElse(0),
                reasons,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
