package dev.rapport.crm.duplicate;

import dev.rapport.crm.Contact;
import dev.rapport.crm.Email;
import dev.rapport.crm.Phone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a contact was before it was merged into another, as far as the other could take it. */
record Before(@Nullable String externalId, List<String> emails, List<String> phones, List<String> handles) {

    static Before of(Contact contact) {
        return new Before(
                contact.externalId(),
                contact.emails().stream().map(Email::typed).toList(),
                contact.phones().stream().map(Phone::typed).toList(),
                contact.handles());
    }
}
