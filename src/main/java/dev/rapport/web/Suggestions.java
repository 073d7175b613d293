package dev.rapport.web;

import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.AccountStore;
import dev.rapport.crm.ContactStore;
import dev.rapport.search.Vocabulary;
import dev.rapport.understand.CompanyTrackers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides whom and what somebody may mean who is typing a query: customers, trackers, and words that were said. Safe for use by
 * many threads.
 */
@Component
public final class Suggestions {

    private static final int OF_EACH = 5;

    private final AccountStore accounts;
    private final ContactStore contacts;
    private final CompanyTrackers trackers;
    private final Vocabulary words;

    Suggestions(AccountStore accounts, ContactStore contacts, CompanyTrackers trackers, Vocabulary words) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.trackers = trackers;
        this.words = words;
    }

    /** @param query as far as it was typed; its last word is completed */
    public List<Suggestion> of(Viewer viewer, String query) {
        String typed = query.strip();
        if (typed.isEmpty()) {
            return List.of();
        }
        PageRequest few = PageRequest.first(OF_EACH);
        List<Suggestion> all = new ArrayList<>();
        accounts.list(viewer, typed, few)
                .items()
                .forEach(one -> all.add(
                        new Suggestion(Kind.ACCOUNT, one.name(), one.id().toString(), field("account", one.name()))));
        contacts.list(viewer, null, typed, few)
                .items()
                .forEach(one -> all.add(
                        new Suggestion(Kind.CONTACT, one.name(), one.id().toString(), field("contact", one.name()))));
        trackers.list(viewer).stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT)))
                .limit(OF_EACH)
                .forEach(one -> all.add(new Suggestion(
                        Kind.TRACKER,
                        one.name(),
                        one.id().toString(),
                        one.draft().query())));
        int last = Math.max(typed.lastIndexOf(' '), typed.lastIndexOf('"')) + 1;
        words.beginningWith(viewer, typed.substring(last), OF_EACH)
                .forEach(word -> all.add(new Suggestion(Kind.WORD, word, null, typed.substring(0, last) + word)));
        return all;
    }

    private static String field(String name, String value) {
        return name + ":\"" + value.replace("\"", " ").strip() + "\"";
    }

    /** What is suggested. */
    public enum Kind {
        ACCOUNT,
        CONTACT,
        TRACKER,
        WORD
    }

    /**
     * One suggestion.
     *
     * @param text as it is shown
     * @param id null for a word
     * @param query what to search for if it was meant
     */
    public record Suggestion(
            Kind kind, String text, @Nullable String id, String query) {}
}
