package dev.rapport.web.pages;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.AccountStore;
import dev.rapport.crm.ContactStore;
import java.util.List;
import org.springframework.stereotype.Component;

/** The names that the CRM keeps. Safe for use by many threads. */
@Component
final class StoredNames implements CustomerNames {

    private final AccountStore accounts;
    private final ContactStore contacts;

    StoredNames(AccountStore accounts, ContactStore contacts) {
        this.accounts = accounts;
        this.contacts = contacts;
    }

    @Override
    public String account(Viewer viewer, AccountId id) {
        return accounts.names(viewer, List.of(id)).getOrDefault(id, "an account that is gone");
    }

    @Override
    public String contact(Viewer viewer, ContactId id) {
        return contacts.names(viewer, List.of(id)).getOrDefault(id, "a contact that is gone");
    }
}
