package dev.rapport.web.pages;

import dev.rapport.crm.Account;
import dev.rapport.crm.Contact;
import dev.rapport.crm.Email;
import dev.rapport.crm.Field;
import dev.rapport.crm.Phone;
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
        addFields(facts, account.fields());
        add(facts, "Here since", times.moment(account.createdAt()).text());
        return facts;
    }

    static List<Fact> of(Contact contact, Times times) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "Phones", contact.phones().stream().map(Phone::typed).toList());
        add(facts, "Emails", contact.emails().stream().map(Email::typed).toList());
        add(facts, "Handles", contact.handles());
        add(facts, "External id", contact.externalId());
        addFields(facts, contact.fields());
        add(facts, "Here since", times.moment(contact.createdAt()).text());
        return facts;
    }

    private static void addFields(List<Fact> facts, Map<String, Field> fields) {
        fields.forEach((name, field) -> facts.add(new Fact(name, List.of(written(field)))));
    }

    private static String written(Field field) {
        return switch (field.origin()) {
            case PERSON -> field.value();
            case DERIVED -> field.value() + " (derived)";
        };
    }

    private static void add(List<Fact> facts, String name, @Nullable String value) {
        add(facts, name, Optional.ofNullable(value).stream().toList());
    }

    private static void add(List<Fact> facts, String name, List<String> values) {
        if (!values.isEmpty()) {
            facts.add(new Fact(name, values));
        }
    }
}
