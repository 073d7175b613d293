package dev.rapport.web.pages;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Viewer;

/** Says what customers are called. */
interface CustomerNames {

    String account(Viewer viewer, AccountId id);

    String contact(Viewer viewer, ContactId id);
}
