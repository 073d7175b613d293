package dev.rapport.web;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.AccountStore;
import dev.rapport.crm.ContactStore;
import dev.rapport.search.CustomerNames;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the search index what the CRM calls its customers; here, since neither of the two may know the other. */
@Component
final class IndexedNames implements CustomerNames {

    private final AccountStore accounts;
    private final ContactStore contacts;

    IndexedNames(AccountStore accounts, ContactStore contacts) {
        this.accounts = accounts;
        this.contacts = contacts;
    }

    @Override
    public Optional<String> account(AccountId id) {
        return Optional.ofNullable(accounts.names(Viewer.PIPELINE, List.of(id)).get(id));
    }

    @Override
    public Optional<String> contact(ContactId id) {
        return Optional.ofNullable(contacts.names(Viewer.PIPELINE, List.of(id)).get(id));
    }
}
