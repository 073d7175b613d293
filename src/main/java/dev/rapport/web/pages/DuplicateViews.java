package dev.rapport.web.pages;

import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Contact;
import dev.rapport.crm.ContactStore;
import dev.rapport.crm.duplicate.DuplicateEntry;
import dev.rapport.web.pages.CustomerView.Fact;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides how two contacts that look like one person are put beside each other. Safe for use by many threads. */
@Component
final class DuplicateViews {

    private final ContactStore contacts;
    private final CustomerNames names;
    private final Times times;

    DuplicateViews(ContactStore contacts, CustomerNames names, Times times) {
        this.contacts = contacts;
        this.names = names;
        this.times = times;
    }

    /** Empty where one of the two is gone. */
    Optional<DuplicateView> of(Viewer viewer, DuplicateEntry entry) {
        return contacts.find(viewer, entry.one())
                .flatMap(one -> contacts.find(viewer, entry.other()).map(other -> view(viewer, entry, one, other)));
    }

    private DuplicateView view(Viewer viewer, DuplicateEntry entry, Contact one, Contact other) {
        Map<String, String> first = facts(viewer, one);
        Map<String, String> second = facts(viewer, other);
        Map<String, String> all = new LinkedHashMap<>(first);
        second.forEach(all::putIfAbsent);
        return new DuplicateView(
                entry.id().toString(),
                person(one.id(), one.name()),
                person(other.id(), other.name()),
                entry.score() >= 0.99 ? "Nearly certainly one person" : "Probably one person",
                all.keySet().stream()
                        .map(name -> row(name, first.getOrDefault(name, ""), second.getOrDefault(name, "")))
                        .toList(),
                entry.reasons().stream().map(DuplicateViews::reason).toList());
    }

    private static DuplicateView.Person person(ContactId id, String name) {
        return new DuplicateView.Person(id.toString(), name, "/contacts/" + id);
    }

    private Map<String, String> facts(Viewer viewer, Contact contact) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Name", contact.name());
        if (contact.accountId() != null) {
            facts.put("Account", names.account(viewer, contact.accountId()));
        }
        if (contact.title() != null) {
            facts.put("Title", contact.title());
        }
        for (Fact fact : CustomerFacts.of(contact, times)) {
            facts.put(fact.name(), String.join(", ", fact.values()));
        }
        return facts;
    }

    private static DuplicateView.Row row(String name, String first, String second) {
        boolean differs = !first.isEmpty() && !second.isEmpty() && !first.equalsIgnoreCase(second);
        return new DuplicateView.Row(name, first, second, differs && !name.equals("Here since"));
    }

    private static String reason(DuplicateEntry.Reason reason) {
        String name = reason.rule().substring(0, 1).toUpperCase(Locale.ROOT)
                + reason.rule().substring(1).replace('_', ' ');
        return name
                + switch (reason.level()) {
                    case "SAME" -> ": the same";
                    case "NEAR" -> ": nearly the same";
                    case "ROUGH" -> ": something in common";
                    default -> ": different";
                }
                + (reason.weight() < 0 ? ", which speaks against it" : "");
    }
}
