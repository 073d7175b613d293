package dev.rapport.capture.email;

import dev.rapport.archive.ThreadPartyStore.AddressedParty;
import dev.rapport.capture.email.mime.MailAddress;
import dev.rapport.conversation.Message.Role;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.language.EmailAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides who takes part in a message: its senders and recipients, each address once, in the part that is named first.
 *
 * <p>Whom only the envelope names got a blind copy. A message without a sender is from somebody whom nobody knows.
 */
final class EmailPeople {

    /** More than any person writes to: the rest is left out. */
    static final int MOST = 300;

    private final EmailSides sides;
    private final Map<String, Person> people = new LinkedHashMap<>();
    private int left;

    private EmailPeople(EmailSides sides) {
        this.sides = sides;
    }

    static EmailPeople of(EmailMessage message, List<String> envelope, EmailSides sides) {
        EmailPeople people = new EmailPeople(sides);
        people.add(message.from(), Role.FROM);
        if (people.people.isEmpty()) {
            people.people.put("", people.person(new MailAddress(null, ""), null, Role.FROM));
        }
        people.add(message.to(), Role.TO);
        people.add(message.cc(), Role.CC);
        people.add(message.bcc(), Role.BCC);
        people.add(envelope.stream().map(one -> new MailAddress(null, one)).toList(), Role.BCC);
        return people;
    }

    private void add(List<MailAddress> addresses, Role role) {
        for (MailAddress address : addresses) {
            String key = EmailAddress.read(address.address())
                    .map(EmailAddress::value)
                    .orElse(null);
            String once = key == null ? address.toString() : key;
            if (people.containsKey(once)) {
                continue;
            }
            if (people.size() < MOST) {
                people.put(once, person(address, key, role));
            } else {
                left++;
            }
        }
    }

    private Person person(MailAddress address, @Nullable String key, Role role) {
        EmailSides.Sided sided = sides.of(key);
        String name = shown(address.name());
        Party party = new Party(
                PartyId.create(),
                sided.side(),
                sided.confidence(),
                name == null || name.equalsIgnoreCase(address.address()) ? null : name,
                null,
                shown(address.address()),
                null,
                null,
                null,
                null);
        return new Person(new AddressedParty(party, key), role);
    }

    private static @Nullable String shown(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
        return clean.isEmpty() ? null : clean.substring(0, Math.min(clean.length(), 300));
    }

    /** The sender first. */
    List<Person> all() {
        return new ArrayList<>(people.values());
    }

    /** How many were left out. */
    int left() {
        return left;
    }

    /** The addresses in the form in which they are compared. */
    List<String> keys() {
        return people.values().stream()
                .flatMap(person -> java.util.Optional.ofNullable(person.who().key()).stream())
                .toList();
    }

    /** One who takes part, and how. */
    record Person(AddressedParty who, Role role) {}
}
