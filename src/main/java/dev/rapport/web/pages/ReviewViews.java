package dev.rapport.web.pages;

import dev.rapport.archive.ConversationStore;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Side;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.AccountStore;
import dev.rapport.crm.Contact;
import dev.rapport.crm.ContactStore;
import dev.rapport.crm.ReviewEntry;
import dev.rapport.crm.newcomer.NewcomerTable;
import dev.rapport.web.pages.ReviewView.Candidate;
import dev.rapport.web.pages.ReviewView.Entry;
import dev.rapport.web.pages.ReviewView.NewContact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides how an open question is put to a person. Safe for use by many threads. */
@Component
final class ReviewViews {

    private static final int FOUND = 5;

    private final ConversationStore conversations;
    private final ContactStore contacts;
    private final AccountStore accounts;
    private final FilingViews filings;
    private final FieldAskedViews fields;
    private final NewcomerTable newcomers;
    private final CustomerNames names;
    private final KnownParties known;
    private final Times times;

    ReviewViews(
            ConversationStore conversations,
            ContactStore contacts,
            AccountStore accounts,
            FilingViews filings,
            FieldAskedViews fields,
            NewcomerTable newcomers,
            CustomerNames names,
            KnownParties known,
            Times times) {
        this.conversations = conversations;
        this.contacts = contacts;
        this.accounts = accounts;
        this.filings = filings;
        this.fields = fields;
        this.newcomers = newcomers;
        this.names = names;
        this.known = known;
        this.times = times;
    }

    /** Empty where its conversation is gone. */
    Optional<Entry> entry(Viewer viewer, ReviewEntry entry) {
        return Optional.ofNullable(entry.conversation())
                .flatMap(id -> conversations.find(viewer, id))
                .map(of -> entry(viewer, entry, known.named(viewer, of)));
    }

    private Entry entry(Viewer viewer, ReviewEntry entry, Conversation conversation) {
        boolean asksWho = entry.kind() == ReviewEntry.Kind.UNMATCHED || entry.kind() == ReviewEntry.Kind.AMBIGUOUS;
        return new Entry(
                entry.id().toString(),
                conversation.id().toString(),
                ConversationViews.title(conversation),
                Words.css(entry.kind()),
                switch (entry.kind()) {
                    case UNMATCHED -> "Unmatched";
                    case AMBIGUOUS -> "Ambiguous";
                    case DUPLICATE -> "Duplicate";
                    case FIELD -> "Field";
                    case CONTACT -> "New contact";
                },
                Words.of(conversation.channel()),
                times.moment(conversation.startedAt()),
                asksWho ? why(conversation, entry).orElse(null) : null,
                filings.reasons(viewer, conversation, entry.reasons()),
                asksWho ? candidates(viewer, entry) : List.of(),
                asksWho ? createText(conversation) : null,
                fields.of(viewer, entry).orElse(null),
                newContact(viewer, entry).orElse(null));
    }

    private Optional<NewContact> newContact(Viewer viewer, ReviewEntry entry) {
        return entry.kind() != ReviewEntry.Kind.CONTACT || entry.item() == null
                ? Optional.empty()
                : Optional.ofNullable(
                                newcomers.of(viewer, List.of(entry.item())).get(entry.item()))
                        .map(one -> new NewContact(
                                one.name(),
                                one.email(),
                                Link.of(names.account(viewer, one.account()), "/accounts/" + one.account()),
                                Stream.concat(Stream.ofNullable(one.title()), one.phones().stream())
                                        .toList()));
    }

    private static Optional<String> why(Conversation conversation, ReviewEntry entry) {
        return conversation.items().stream()
                .filter(item -> item.id().equals(entry.item()))
                .flatMap(item -> Optional.ofNullable(item.match()).stream())
                .flatMap(match -> match instanceof Match.Unmatched(String why) ? Stream.of(why) : Stream.empty())
                .findFirst();
    }

    private List<Candidate> candidates(Viewer viewer, ReviewEntry entry) {
        Stream<Candidate> people = entry.contacts().stream()
                .flatMap(id -> contacts.find(viewer, id).stream())
                .map(contact -> candidate(viewer, contact));
        Stream<Candidate> organisations = entry.contacts().isEmpty()
                ? entry.accounts().stream()
                        .map(id -> new Candidate("ACCOUNT " + id, "Somebody of " + names.account(viewer, id)))
                : Stream.empty();
        return Stream.concat(people, organisations).toList();
    }

    /** Whom a person may mean who types this. */
    List<Candidate> found(Viewer viewer, String q) {
        if (q.isBlank()) {
            return List.of();
        }
        PageRequest few = PageRequest.first(FOUND);
        return Stream.concat(
                        contacts.list(viewer, null, q, few).items().stream().map(contact -> candidate(viewer, contact)),
                        accounts.list(viewer, q, few).items().stream()
                                .flatMap(account -> Stream.of(
                                        new Candidate("ACCOUNT " + account.id(), "Somebody of " + account.name()),
                                        new Candidate("CREATE " + account.id(), "A new contact of " + account.name()))))
                .toList();
    }

    private Candidate candidate(Viewer viewer, Contact contact) {
        String of = contact.accountId() == null ? "" : " of " + names.account(viewer, contact.accountId());
        return new Candidate("CONTACT " + contact.id(), "It is " + contact.name() + of);
    }

    /** Null where it is open of whom, or nothing is known that a contact could be made of: that would be refused. */
    private static @Nullable String createText(Conversation conversation) {
        List<Party> known = conversation.parties().stream()
                .filter(party -> party.side() != Side.OURS)
                .filter(party -> party.phone() != null || party.email() != null || party.name() != null)
                .toList();
        return known.size() == 1 ? "Make a contact of " + known.getFirst().label() : null;
    }
}
