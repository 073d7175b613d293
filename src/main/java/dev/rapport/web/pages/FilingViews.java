package dev.rapport.web.pages;

import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.Viewer;
import dev.rapport.web.pages.ConversationView.FilingView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides how it is told whose record a conversation is on, and why. Safe for use by many threads. */
@Component
final class FilingViews {

    private final CustomerNames names;

    FilingViews(CustomerNames names) {
        this.names = names;
    }

    FilingView of(Viewer viewer, Conversation conversation) {
        Optional<Match> match = conversation.match();
        if (match.isEmpty()) {
            return view(conversation, "pending", "Not decided yet", List.of(), null, List.of(), false);
        }
        return switch (match.get()) {
            case Match.Matched matched ->
                view(
                        conversation,
                        "matched",
                        "Matched",
                        records(viewer, matched),
                        null,
                        reasons(viewer, conversation, matched.reasons()),
                        false);
            case Match.Ambiguous ambiguous ->
                view(
                        conversation,
                        "ambiguous",
                        "Ambiguous",
                        List.of(),
                        "More than one customer may be meant, so it is on nobody's record until a person decides.",
                        reasons(viewer, conversation, ambiguous.reasons()),
                        true);
            case Match.Unmatched unmatched ->
                view(conversation, "unmatched", "Unmatched", List.of(), unmatched.why(), List.of(), true);
        };
    }

    /** In a line, for lists; empty where it is on nobody's record. */
    Optional<String> line(Viewer viewer, Conversation conversation) {
        return conversation.match().flatMap(match -> switch (match) {
            case Match.Matched matched ->
                Optional.of(records(viewer, matched).getFirst().label());
            case Match.Ambiguous ambiguous -> Optional.of("Ambiguous");
            case Match.Unmatched unmatched -> Optional.of("Unmatched");
        });
    }

    private List<Link> records(Viewer viewer, Match.Matched matched) {
        List<Link> records = new ArrayList<>();
        if (matched.account() != null) {
            records.add(
                    new Link(names.account(viewer, matched.account()), "/accounts/" + matched.account(), "account"));
        }
        matched.contacts()
                .forEach(contact ->
                        records.add(new Link(names.contact(viewer, contact), "/contacts/" + contact, "contact")));
        return records;
    }

    List<String> reasons(Viewer viewer, Conversation conversation, List<Match.Reason> reasons) {
        return reasons.stream()
                .map(reason -> sentence(viewer, conversation, reason))
                .distinct()
                .toList();
    }

    private String sentence(Viewer viewer, Conversation conversation, Match.Reason reason) {
        String contact = reason.contact() == null ? "" : names.contact(viewer, reason.contact());
        String party = conversation
                .party(reason.party())
                .map(one -> called(one, contact))
                .orElse("A party");
        String who = contact.isEmpty() ? "" : " is " + contact;
        if (reason.account() != null) {
            who += (who.isEmpty() ? " is of " : " of ") + names.account(viewer, reason.account());
        }
        return party + who + ", by " + reason.rule();
    }

    /** "Dana is Dana" explains nothing: who goes by the contact's name is told by the number or the address. */
    private static String called(Party party, String contact) {
        return party.label().equals(contact)
                ? Stream.of(party.phone(), party.email(), party.handle())
                        .flatMap(Stream::ofNullable)
                        .findFirst()
                        .orElse(contact)
                : party.label();
    }

    private static FilingView view(
            Conversation conversation,
            String outcome,
            String outcomeText,
            List<Link> records,
            @Nullable String why,
            List<String> reasons,
            boolean review) {
        return new FilingView(conversation.id().toString(), outcome, outcomeText, records, why, reasons, review);
    }
}
