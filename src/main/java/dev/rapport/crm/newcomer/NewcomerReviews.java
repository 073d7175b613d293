package dev.rapport.crm.newcomer;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Change;
import dev.rapport.crm.Contact;
import dev.rapport.crm.ContactDraft;
import dev.rapport.crm.ContactPatch;
import dev.rapport.crm.ContactStore;
import dev.rapport.crm.Email;
import dev.rapport.crm.ReviewDecision;
import dev.rapport.crm.ReviewEntry;
import dev.rapport.crm.ReviewHandler;
import dev.rapport.crm.ReviewOutcome;
import dev.rapport.crm.ReviewStore;
import dev.rapport.crm.Saving;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries out what a person decides about somebody new: CREATE makes the contact, LINK gives the address to one who is there,
 * IGNORE is remembered for the address, for ever. Safe for use by many threads.
 */
@Component
class NewcomerReviews implements ReviewHandler {

    private static final String TAKES = "CREATE, LINK with a contactId, or IGNORE";

    private final ReviewStore entries;
    private final NewcomerTable table;
    private final ContactStore contacts;

    NewcomerReviews(ReviewStore entries, NewcomerTable table, ContactStore contacts) {
        this.entries = entries;
        this.table = table;
        this.contacts = contacts;
    }

    @Override
    public Set<ReviewEntry.Kind> kinds() {
        return Set.of(ReviewEntry.Kind.CONTACT);
    }

    @Override
    public ReviewOutcome decide(Viewer by, ReviewEntry entry, ReviewDecision decision) {
        return switch (decision) {
            case ReviewDecision.Create create -> create(by, entry, create.account());
            case ReviewDecision.LinkContact link -> link(by, entry, link.contact());
            case ReviewDecision.Ignore() -> {
                entries.decided(by, entry.id(), true);
                yield new ReviewOutcome.Decided(entry, null);
            }
            case ReviewDecision.LinkAccount link -> ReviewHandler.notFor(entry, TAKES);
            case ReviewDecision.Merge merge -> ReviewHandler.notFor(entry, TAKES);
            case ReviewDecision.Distinct() -> ReviewHandler.notFor(entry, TAKES);
            case ReviewDecision.Accept() -> ReviewHandler.notFor(entry, TAKES);
            case ReviewDecision.Keep() -> ReviewHandler.notFor(entry, TAKES);
        };
    }

    private ReviewOutcome create(Viewer by, ReviewEntry entry, @Nullable AccountId account) {
        Optional<Newcomer> newcomer = newcomer(by, entry);
        if (newcomer.isEmpty()) {
            return gone();
        }
        Newcomer one = newcomer.get();
        return decided(
                by,
                entry,
                contacts.create(
                        by,
                        new ContactDraft(
                                null,
                                account == null ? one.account() : account,
                                one.name(),
                                null,
                                List.of(one.email()),
                                List.of(),
                                List.of(),
                                Map.of())));
    }

    private ReviewOutcome link(Viewer by, ReviewEntry entry, ContactId id) {
        Optional<Newcomer> newcomer = newcomer(by, entry);
        Optional<Contact> contact = contacts.find(by, id);
        if (newcomer.isEmpty()) {
            return gone();
        }
        if (contact.isEmpty()) {
            return new ReviewOutcome.Refused("There is no contact " + id + "; give the id of one, or CREATE one");
        }
        List<String> emails = Stream.concat(
                        contact.get().emails().stream().map(Email::typed),
                        Stream.of(newcomer.get().email()))
                .toList();
        return decided(
                by,
                entry,
                contacts.patch(by, contact.get().id(), ContactPatch.ofEmails(Change.to(emails)), OptionalLong.empty()));
    }

    private ReviewOutcome decided(Viewer by, ReviewEntry entry, Saving<Contact> saving) {
        return switch (saving) {
            case Saving.Saved<Contact> saved -> {
                entries.decided(by, entry.id(), false);
                yield new ReviewOutcome.Decided(entry, saved.value().id());
            }
            case Saving.Refused<Contact>(String reason) -> new ReviewOutcome.Refused(reason);
            case Saving.Stale<Contact> stale -> throw new IllegalStateException("No version was expected: " + stale);
            case Saving.Missing<Contact> missing ->
                throw new IllegalStateException("It was there just now: " + missing);
        };
    }

    private Optional<Newcomer> newcomer(Viewer by, ReviewEntry entry) {
        ItemId item = Objects.requireNonNull(entry.item(), "It is asked of an item");
        return Optional.ofNullable(table.of(by, List.of(item)).get(item));
    }

    private static ReviewOutcome gone() {
        return new ReviewOutcome.Refused(
                "The message was taken off the record meanwhile; the question goes in a moment");
    }
}
