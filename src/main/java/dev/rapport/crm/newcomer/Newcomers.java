package dev.rapport.crm.newcomer;

import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Contact;
import dev.rapport.crm.ContactDraft;
import dev.rapport.crm.ContactStore;
import dev.rapport.crm.CustomerChanges;
import dev.rapport.crm.Saving;
import dev.rapport.crm.UnusedContacts;
import dev.rapport.match.ContactDirectory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides what becomes of people at known companies who are no contacts yet: a person is asked about each address once, or a
 * contact is made of it.
 *
 * <p>All of it follows from the messages that stand on the record now. When the last one of them is taken back, the question goes,
 * and so does a contact that was made of it and that nobody has used since. It is not done where a filing is stored, but
 * afterwards under the lock that all changes of customers take: so of many mails that come at once one contact comes.
 *
 * <p>Safe for use by many threads.
 */
@Component
class Newcomers {

    private static final int AT_A_TIME = 50;

    private final NewcomerTable table;
    private final NewcomerQuestions questions;
    private final NewcomerSettings settings;
    private final ContactDirectory directory;
    private final ContactStore contacts;
    private final UnusedContacts unused;
    private final CustomerChanges changes;

    Newcomers(
            NewcomerTable table,
            NewcomerQuestions questions,
            NewcomerSettings settings,
            ContactDirectory directory,
            ContactStore contacts,
            UnusedContacts unused,
            CustomerChanges changes) {
        this.table = table;
        this.questions = questions;
        this.settings = settings;
        this.directory = directory;
        this.contacts = contacts;
        this.unused = unused;
        this.changes = changes;
    }

    /** Looks at some of the addresses of which something changed; false where there are none. */
    @Transactional
    public boolean settleSome() {
        if (!table.isAnyDue()) {
            return false; // without holding anybody up
        }
        changes.lock();
        List<String> due = table.takeDue(AT_A_TIME);
        due.forEach(this::settle);
        return !due.isEmpty();
    }

    private void settle(String email) {
        List<Newcomer> told = table.with(email);
        Optional<NewcomerTable.Made> made = table.madeOf(email);
        if (told.isEmpty()) {
            questions.close(email);
            made.ifPresent(one -> unused.remove(one.contact(), one.version()));
        } else if (made.isPresent() || !directory.byEmail(email).isEmpty() || questions.isRefused(email)) {
            questions.close(email);
        } else {
            decide(told.getFirst());
        }
    }

    private void decide(Newcomer newest) {
        switch (settings.create()) {
            case NONE -> questions.close(newest.email());
            case PROPOSE -> questions.ask(newest);
            case BUSINESS -> {
                questions.close(newest.email());
                make(newest);
            }
        }
    }

    /** Without title and numbers: these are filled from the messages, with their evidence, as they are filed again. */
    private void make(Newcomer newest) {
        var draft = new ContactDraft(
                null, newest.account(), newest.name(), null, List.of(newest.email()), List.of(), List.of(), Map.of());
        if (contacts.create(Viewer.PIPELINE, draft) instanceof Saving.Saved<Contact> saved && saved.created()) {
            table.made(saved.value().id(), newest.email(), saved.value().version());
        }
    }
}
