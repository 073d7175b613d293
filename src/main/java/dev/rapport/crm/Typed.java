package dev.rapport.crm;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Numbers and addresses as they were written, and what they are compared by. */
final class Typed {

    private Typed() {}

    static List<String> phones(List<Phone> phones) {
        return phones.stream().map(Phone::typed).toList();
    }

    static List<String> emails(List<Email> emails) {
        return emails.stream().map(Email::typed).toList();
    }

    static Set<String> phoneKeys(List<Phone> phones) {
        Set<String> keys = new HashSet<>();
        phones.forEach(phone -> Optional.ofNullable(phone.key()).ifPresent(keys::add));
        return keys;
    }

    static Set<String> emailKeys(List<Email> emails) {
        Set<String> keys = new HashSet<>();
        emails.forEach(email -> Optional.ofNullable(email.key()).ifPresent(keys::add));
        return keys;
    }

    /** What only one of the two has. */
    static Set<String> differing(Set<String> some, Set<String> others) {
        Set<String> differing = new HashSet<>(some);
        others.forEach(other -> {
            if (!differing.remove(other)) {
                differing.add(other);
            }
        });
        return differing;
    }
}
