package dev.rapport.web.pages;

import dev.rapport.crm.Account;
import dev.rapport.crm.Contact;
import dev.rapport.crm.Email;
import dev.rapport.crm.Phone;
import dev.rapport.crm.field.Field;
import dev.rapport.crm.field.KnownField;
import dev.rapport.web.pages.CustomerView.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides in which order it is told what is known of a customer; what is not known is left out. */
final class CustomerFacts {

    private CustomerFacts() {}

    static List<Fact> of(Account account, Times times) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "Domains", account.domains());
        add(facts, "Phones", account.phones().stream().map(Phone::typed).toList());
        add(facts, "Owner", account.ownerId());
        add(facts, "External id", account.externalId());
        addFields(facts, account.fields(), times);
        add(facts, "Here since", times.moment(account.createdAt()).text());
        return facts;
    }

    static List<Fact> of(Contact contact, Times times) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "Phones", contact.phones().stream().map(Phone::typed).toList());
        add(facts, "Emails", contact.emails().stream().map(Email::typed).toList());
        add(facts, "Handles", contact.handles());
        add(facts, "External id", contact.externalId());
        addFields(facts, contact.fields(), times);
        add(facts, "Here since", times.moment(contact.createdAt()).text());
        return facts;
    }

    private static void addFields(List<Fact> facts, Map<String, Field> fields, Times times) {
        facts.addAll(of(fields, times));
    }

    /** Fields, each derived one with the places where it was said. */
    static List<Fact> of(Map<String, Field> fields, Times times) {
        return fields.entrySet().stream()
                .map(entry -> new Fact(
                        KnownField.label(entry.getKey()),
                        List.of(written(entry.getKey(), entry.getValue(), times)),
                        entry.getValue().isDerived(),
                        PlaceLink.of(entry.getValue().evidence())))
                .toList();
    }

    private static String written(String name, Field field, Times times) {
        return field.isDerived() && name.equals(KnownField.LAST_CONTACT.key())
                ? times.moment(field.at()).text()
                : FieldText.of(field.value());
    }

    private static void add(List<Fact> facts, String name, @Nullable String value) {
        add(facts, name, Optional.ofNullable(value).stream().toList());
    }

    private static void add(List<Fact> facts, String name, List<String> values) {
        if (!values.isEmpty()) {
            facts.add(new Fact(name, values, false, List.of()));
        }
    }
}
