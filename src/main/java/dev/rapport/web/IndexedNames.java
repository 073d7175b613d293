package dev.rapport.web;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.AccountStore;
import dev.rapport.crm.ContactStore;
import dev.rapport.search.CustomerNames;
import java.util.Map;
import java.util.Set;
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
    public Map<AccountId, String> accounts(Set<AccountId> ids) {
        return ids.isEmpty() ? Map.of() : accounts.names(Viewer.PIPELINE, ids);
    }

    @Override
    public Map<ContactId, String> contacts(Set<ContactId> ids) {
        return ids.isEmpty() ? Map.of() : contacts.names(Viewer.PIPELINE, ids);
    }
}
