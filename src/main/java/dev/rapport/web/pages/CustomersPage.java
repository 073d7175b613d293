package dev.rapport.web.pages;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Account;
import dev.rapport.crm.AccountStore;
import dev.rapport.crm.Contact;
import dev.rapport.crm.ContactStore;
import dev.rapport.crm.Email;
import dev.rapport.crm.Phone;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists of accounts and of contacts, with a search for the beginnings of words, numbers and addresses. */
@Controller
final class CustomersPage {

    private static final String PATH = "/customers";
    private static final String CONTACTS = "contacts";

    private final AccountStore accounts;
    private final ContactStore contacts;

    CustomersPage(AccountStore accounts, ContactStore contacts) {
        this.accounts = accounts;
        this.contacts = contacts;
    }

    @GetMapping(PATH)
    String page(
            Viewer viewer,
            @RequestParam(defaultValue = "accounts") String kind,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<AccountId> account,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        PageRequest request = new PageRequest(PageRequest.DEFAULT_LIMIT, cursor);
        boolean people = kind.equals(CONTACTS);
        Page<Row> page = people
                ? contacts(viewer, account, q, request)
                : accounts.list(viewer, q, request).map(CustomersPage::row);
        String of = account.map(AccountId::toString).orElse(null);
        boolean nobody = page.total() == 0 && !q.isBlank();
        model.addAttribute(
                "view",
                new CustomersView(
                        people
                                ? Words.count(page.total(), "contact", "contacts")
                                : Words.count(page.total(), "account", "accounts"),
                        q,
                        kind,
                        List.of(
                                new Choice("Accounts", Paths.of(PATH, "q", q), !people),
                                new Choice("Contacts", Paths.of(PATH, "kind", CONTACTS, "q", q), people)),
                        page.items(),
                        nobody ? others(viewer, q, people) : null,
                        cursor == null ? null : Paths.of(PATH, "kind", kind, "q", q, "account", of),
                        Paths.next(page.nextCursor(), PATH, "kind", kind, "q", q, "account", of)));
        return "customers";
    }

    /** Whoever looks for a person among accounts means the person; null where there is none of the other kind either. */
    private @Nullable Link others(Viewer viewer, String q, boolean people) {
        PageRequest one = PageRequest.first(1);
        long total = people
                ? accounts.list(viewer, q, one).total()
                : contacts.list(viewer, null, q, one).total();
        if (total == 0) {
            return null;
        }
        return people
                ? Link.of(Words.count(total, "account fits", "accounts fit"), Paths.of(PATH, "q", q))
                : Link.of(Words.count(total, "contact fits", "contacts fit"), Paths.of(PATH, "kind", CONTACTS, "q", q));
    }

    private Page<Row> contacts(Viewer viewer, Optional<AccountId> account, String q, PageRequest request) {
        Page<Contact> page = contacts.list(viewer, account.orElse(null), q, request);
        Map<AccountId, String> names = accounts.names(
                viewer,
                page.items().stream()
                        .map(Contact::accountId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        return page.map(contact -> row(contact, names));
    }

    private static Row row(Account account) {
        return new Row(
                "/accounts/" + account.id(),
                account.name(),
                "Account",
                joined(account.domains().stream(), account.phones().stream().map(Phone::typed)));
    }

    private static Row row(Contact contact, Map<AccountId, String> names) {
        AccountId account = contact.accountId();
        return new Row(
                "/contacts/" + contact.id(),
                contact.name(),
                account == null ? "No account" : names.getOrDefault(account, ""),
                joined(
                        Stream.of(Optional.ofNullable(contact.title()).orElse("")),
                        Stream.concat(
                                contact.phones().stream().map(Phone::typed),
                                contact.emails().stream().map(Email::typed))));
    }

    private static String joined(Stream<String> some, Stream<String> more) {
        return Stream.concat(some, more).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }

    /**
     * The page.
     *
     * @param others where those of the other kind are that fit, if nobody of this kind does; null where there is none
     * @param first null on the first page; {@code next} null on the last
     */
    record CustomersView(
            String countText,
            String query,
            String kind,
            List<Choice> kinds,
            List<Row> rows,
            @Nullable Link others,
            @Nullable String first,
            @Nullable String next) {}

    /** One customer; {@code beside} stands at the right. */
    record Row(String href, String name, String beside, String details) {}
}
