package dev.rapport.web.api;

import dev.rapport.archive.FindingStore;
import dev.rapport.archive.ItemStore;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.OpportunityId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.AccountStore;
import dev.rapport.crm.ActivityId;
import dev.rapport.crm.ActivityStore;
import dev.rapport.crm.ContactStore;
import dev.rapport.crm.OpportunityStore;
import dev.rapport.crm.ReviewId;
import dev.rapport.crm.ReviewStore;
import dev.rapport.crm.promise.PromiseStore;
import dev.rapport.search.saved.SavedHit;
import dev.rapport.search.saved.SavedSearchId;
import dev.rapport.search.saved.SavedSearchStore;
import dev.rapport.subscription.ChangedThing;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Shows what changed to those who subscribe to changes: as the calls of this API show it. */
@Configuration(proxyBeanMethods = false)
class ChangedThings {

    private record Shown(String kind, BiFunction<Viewer, UUID, Optional<?>> view) implements ChangedThing {
        @Override
        public Optional<?> now(Viewer viewer, UUID id) {
            return view.apply(viewer, id);
        }
    }

    @Bean
    ChangedThing changedAccount(AccountStore accounts) {
        return new Shown(
                "account",
                (viewer, id) -> accounts.find(viewer, new AccountId(id)).map(AccountApi.AccountView::of));
    }

    @Bean
    ChangedThing changedContact(ContactStore contacts) {
        return new Shown(
                "contact",
                (viewer, id) -> contacts.find(viewer, new ContactId(id)).map(ContactApi.ContactView::of));
    }

    @Bean
    ChangedThing changedOpportunity(OpportunityStore opportunities) {
        return new Shown(
                "opportunity",
                (viewer, id) ->
                        opportunities.find(viewer, new OpportunityId(id)).map(OpportunityApi.OpportunityView::of));
    }

    @Bean
    ChangedThing changedActivity(ActivityStore activities, FindingStore findings) {
        return new Shown(
                "activity",
                (viewer, id) -> activities
                        .find(viewer, new ActivityId(id))
                        .map(found -> ActivityView.of(found, findings.of(viewer, List.of(found.item())))));
    }

    @Bean
    ChangedThing changedCommitment(PromiseStore promises) {
        return new Shown(
                "commitment",
                (viewer, id) -> promises.find(viewer, new FindingId(id)).map(CommitmentView::of));
    }

    @Bean
    ChangedThing changedSavedSearch(SavedSearchStore searches) {
        return new Shown(
                "saved-search",
                (viewer, id) -> searches.find(viewer, new SavedSearchId(id))
                        .map(saved ->
                                new FoundAgain(SavedSearchApi.SavedView.of(saved), searches.hits(viewer, saved.id()))));
    }

    /** A saved search, and what came that it finds. */
    record FoundAgain(SavedSearchApi.SavedView search, List<SavedHit> hits) {}

    @Bean
    ChangedThing changedReview(ReviewStore entries) {
        return new Shown(
                "review",
                (viewer, id) ->
                        entries.find(viewer, new ReviewId(id)).map(entry -> ReviewEntryView.of(entry, null, null)));
    }

    @Bean
    ChangedThing changedItem(ItemStore items) {
        return new Shown(
                "item",
                (viewer, id) -> items.find(viewer, new ItemId(id))
                        .map(item -> new ChangedItem(item.conversation().toString(), ItemView.of(item))));
    }

    /** An item, and where it is found. */
    record ChangedItem(String conversationId, ItemView item) {}
}
