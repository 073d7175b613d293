package dev.rapport.crm;

import dev.rapport.archive.ConversationStore;
import dev.rapport.archive.PartyStore;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Jobs;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.Viewer;
import dev.rapport.language.FreeMail;
import dev.rapport.match.ContactDirectory;
import dev.rapport.match.MatchDecisions;
import dev.rapport.match.RecordRefusals;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries out what a person decides about whose record an item belongs to, and has the item matched again.
 *
 * <p>A link is kept as the person's word on the party, where it is clear which party is meant; else on the item as a whole.
 * Safe for use by many threads.
 */
@Component
class FilingReviews implements ReviewHandler {

    private static final String TAKES = "LINK, CREATE or IGNORE";

    private final ReviewStore entries;
    private final ConversationStore conversations;
    private final PartyStore parties;
    private final ContactStore contacts;
    private final AccountStore accounts;
    private final MatchDecisions decisions;
    private final RecordRefusals refusals;
    private final ContactDirectory directory;
    private final Jobs jobs;

    FilingReviews(
            ReviewStore entries,
            ConversationStore conversations,
            PartyStore parties,
            ContactStore contacts,
            AccountStore accounts,
            MatchDecisions decisions,
            RecordRefusals refusals,
            ContactDirectory directory,
            Jobs jobs) {
        this.entries = entries;
        this.conversations = conversations;
        this.parties = parties;
        this.contacts = contacts;
        this.accounts = accounts;
        this.decisions = decisions;
        this.refusals = refusals;
        this.directory = directory;
        this.jobs = jobs;
    }

    @Override
    public Set<ReviewEntry.Kind> kinds() {
        return Set.of(ReviewEntry.Kind.UNMATCHED, ReviewEntry.Kind.AMBIGUOUS);
    }

    @Override
    public ReviewOutcome decide(Viewer by, ReviewEntry entry, ReviewDecision decision) {
        return switch (decision) {
            case ReviewDecision.LinkContact link -> link(by, entry, link.contact());
            case ReviewDecision.LinkAccount link -> link(by, entry, link.account());
            case ReviewDecision.Create create -> create(by, entry, create.account());
            case ReviewDecision.Ignore() -> {
                entries.decided(by, entry.id(), true);
                yield new ReviewOutcome.Decided(entry, null);
            }
            case ReviewDecision.Merge merge -> ReviewHandler.notFor(entry, TAKES);
            case ReviewDecision.Distinct() -> ReviewHandler.notFor(entry, TAKES);
            case ReviewDecision.Accept() -> ReviewHandler.notFor(entry, TAKES);
            case ReviewDecision.Keep() -> ReviewHandler.notFor(entry, TAKES);
        };
    }

    private ReviewOutcome link(Viewer by, ReviewEntry entry, ContactId contact) {
        Optional<Contact> known = contacts.find(by, contact);
        if (known.isEmpty()) {
            return new ReviewOutcome.Refused("There is no contact " + contact + "; give the id of one, or CREATE one");
        }
        refusals.allow(item(entry), known.get().accountId(), List.of(contact));
        Optional<Party> party = meant(entry, others(by, entry), contact);
        if (party.isPresent()) {
            say(entry, party.get(), contact);
        } else {
            decisions.remember(by, item(entry), null, contact);
        }
        return decided(by, entry, contact);
    }

    private ReviewOutcome link(Viewer by, ReviewEntry entry, AccountId account) {
        if (accounts.find(by, account).isEmpty()) {
            return new ReviewOutcome.Refused("There is no account " + account + "; give the id of one");
        }
        refusals.allow(item(entry), account, List.of());
        decisions.remember(by, item(entry), account, null);
        return decided(by, entry, null);
    }

    private ReviewOutcome create(Viewer by, ReviewEntry entry, @Nullable AccountId account) {
        List<Party> reachable = others(by, entry).stream()
                .filter(party -> party.phone() != null || party.email() != null || party.name() != null)
                .toList();
        if (reachable.size() != 1) {
            return new ReviewOutcome.Refused(
                    reachable.isEmpty()
                            ? "Nobody here has a name, a number or an address to make a contact of; create one, and LINK it"
                            : "It is open which of " + reachable.size()
                                    + " parties is meant; create a contact, and LINK it");
        }
        Party party = reachable.getFirst();
        AccountId on = account == null ? ofDomain(party) : account;
        return switch (contacts.create(by, draft(party, on))) {
            case Saving.Saved<Contact> saved -> {
                refusals.allow(item(entry), on, List.of(saved.value().id()));
                say(entry, party, saved.value().id());
                yield decided(by, entry, saved.value().id());
            }
            case Saving.Refused<Contact>(String reason) -> new ReviewOutcome.Refused(reason);
            case Saving.Stale<Contact> stale -> throw new IllegalStateException("A new contact can not be " + stale);
            case Saving.Missing<Contact> missing ->
                throw new IllegalStateException("A new contact can not be " + missing);
        };
    }

    /** The account that a person gave the domain of the party's address; null for free mail, and where it may be several. */
    private @Nullable AccountId ofDomain(Party party) {
        String email = party.email();
        String domain = email == null ? "" : email.substring(email.lastIndexOf('@') + 1);
        List<AccountId> found = domain.isEmpty() || FreeMail.isFree(domain)
                ? List.of()
                : directory.byDomain(domain).stream()
                        .flatMap(known -> Optional.ofNullable(known.account()).stream())
                        .distinct()
                        .toList();
        return found.size() == 1 ? found.getFirst() : null;
    }

    private static ContactDraft draft(Party party, @Nullable AccountId account) {
        return new ContactDraft(
                null,
                account,
                party.label(),
                null,
                Optional.ofNullable(party.email()).stream().toList(),
                Optional.ofNullable(party.phone()).stream().toList(),
                Optional.ofNullable(party.handle()).stream().toList(),
                Map.of());
    }

    private void say(ReviewEntry entry, Party party, ContactId contact) {
        parties.correct(conversation(entry), party.id(), null, null, contact);
        decisions.forget(item(entry));
    }

    private ReviewOutcome decided(Viewer by, ReviewEntry entry, @Nullable ContactId contact) {
        entries.decided(by, entry.id(), false);
        matchAgain(by, entry);
        return new ReviewOutcome.Decided(entry, contact);
    }

    /** Also what else is matched of the conversation, since a person's word on a party holds for all of it. */
    private void matchAgain(Viewer by, ReviewEntry entry) {
        conversations.find(by, conversation(entry)).map(Conversation::items).orElse(List.of()).stream()
                .filter(item -> item.match() != null)
                .forEach(item -> jobs.enqueue(item.id(), Stage.MATCH));
    }

    private List<Party> others(Viewer by, ReviewEntry entry) {
        return conversations.find(by, conversation(entry)).map(Conversation::parties).orElse(List.of()).stream()
                .filter(party -> party.side() != Side.OURS)
                .toList();
    }

    /** The one party that may be this contact: the only one that was taken for it, or the only one there is. */
    private static Optional<Party> meant(ReviewEntry entry, List<Party> others, ContactId contact) {
        Set<PartyId> taken = entry.reasons().stream()
                .filter(reason -> contact.equals(reason.contact()))
                .map(reason -> reason.party())
                .collect(Collectors.toSet());
        List<Party> meant = taken.isEmpty()
                ? others
                : others.stream().filter(party -> taken.contains(party.id())).toList();
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    private static ItemId item(ReviewEntry entry) {
        return Objects.requireNonNull(entry.item(), "It is asked of an item");
    }

    private static ConversationId conversation(ReviewEntry entry) {
        return Objects.requireNonNull(entry.conversation(), "It is asked of a conversation");
    }
}
