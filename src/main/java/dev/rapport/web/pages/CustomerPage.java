package dev.rapport.web.pages;

import dev.rapport.archive.Note;
import dev.rapport.archive.NoteStore;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Page;
import dev.rapport.conversation.PageRequest;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.Account;
import dev.rapport.crm.AccountStore;
import dev.rapport.crm.Activity;
import dev.rapport.crm.ActivityStore;
import dev.rapport.crm.Contact;
import dev.rapport.crm.ContactStore;
import dev.rapport.crm.duplicate.MergeOutcome;
import dev.rapport.crm.duplicate.MergedContact;
import dev.rapport.crm.duplicate.Merges;
import dev.rapport.web.pages.CustomerView.ActivityView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of an account and of a contact: what is known, who belongs to it, and the timeline. */
@Controller
final class CustomerPage {

    private static final int PEOPLE = 50;

    private final AccountStore accounts;
    private final ContactStore contacts;
    private final OpportunityViews sales;
    private final ActivityStore activities;
    private final CustomerNames names;
    private final Merges merges;
    private final MadeContacts made;
    private final NoteStore notes;
    private final Times times;

    CustomerPage(
            AccountStore accounts,
            ContactStore contacts,
            OpportunityViews sales,
            ActivityStore activities,
            CustomerNames names,
            Merges merges,
            MadeContacts made,
            NoteStore notes,
            Times times) {
        this.accounts = accounts;
        this.contacts = contacts;
        this.sales = sales;
        this.activities = activities;
        this.names = names;
        this.merges = merges;
        this.made = made;
        this.notes = notes;
        this.times = times;
    }

    @GetMapping("/accounts/{id}")
    String account(
            Viewer viewer,
            @PathVariable AccountId id,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        Account account = accounts.find(viewer, id).orElseThrow(() -> new NotThere("There is no account " + id));
        Page<Activity> timeline =
                activities.ofAccount(viewer, id, channel, new PageRequest(PageRequest.DEFAULT_LIMIT, cursor));
        Page<Contact> people = contacts.list(viewer, id, null, PageRequest.first(PEOPLE));
        String path = "/accounts/" + id;
        model.addAttribute("promises", path + "/promises");
        model.addAttribute("objections", path + "/objections");
        model.addAttribute(
                "view",
                new CustomerView(
                        path,
                        account.name(),
                        "Account",
                        null,
                        null,
                        null,
                        Paths.of("/search", "account", id.toString()),
                        CustomerFacts.of(account, times),
                        people.items().stream().map(CustomerPage::person).toList(),
                        people.nextCursor().isEmpty()
                                ? null
                                : Paths.of("/customers", "kind", "contacts", "account", id.toString()),
                        List.of(),
                        sales.of(viewer, id),
                        Words.channels(channel, path),
                        Words.count(timeline.total(), "activity", "activities"),
                        timeline(viewer, timeline.items()),
                        cursor == null ? null : Paths.of(path, "channel", Words.name(channel)),
                        Paths.next(timeline.nextCursor(), path, "channel", Words.name(channel))));
        return "customer";
    }

    @GetMapping("/contacts/{id}")
    String contact(
            Viewer viewer,
            @PathVariable ContactId id,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        Contact contact = contacts.find(viewer, id).orElseThrow(() -> new NotThere("There is no contact " + id));
        Page<Activity> timeline =
                activities.ofContact(viewer, id, channel, new PageRequest(PageRequest.DEFAULT_LIMIT, cursor));
        AccountId account = contact.accountId();
        String path = "/contacts/" + id;
        model.addAttribute("promises", path + "/promises");
        model.addAttribute(
                "view",
                new CustomerView(
                        path,
                        contact.name(),
                        "Contact",
                        contact.title(),
                        account == null ? null : Link.of(names.account(viewer, account), "/accounts/" + account),
                        made.of(viewer, id).orElse(null),
                        Paths.of("/search", "contact", id.toString()),
                        CustomerFacts.of(contact, times),
                        null,
                        null,
                        merges.merged(viewer, id).stream().map(this::merged).toList(),
                        null,
                        Words.channels(channel, path),
                        Words.count(timeline.total(), "activity", "activities"),
                        timeline(viewer, timeline.items()),
                        cursor == null ? null : Paths.of(path, "channel", Words.name(channel)),
                        Paths.next(timeline.nextCursor(), path, "channel", Words.name(channel))));
        return "customer";
    }

    private CustomerView.Merged merged(MergedContact merged) {
        return new CustomerView.Merged(
                merged.name(), times.moment(merged.at()).text(), "/contacts/" + merged.id() + "/unmerge");
    }

    /** Takes a contact out of the one that it was merged into. */
    @PostMapping("/contacts/{id}/unmerge")
    String unmerge(Viewer viewer, @PathVariable ContactId id) {
        return switch (merges.unmerge(viewer, id)) {
            case MergeOutcome.Done(Contact contact) -> "redirect:/contacts/" + contact.id();
            case MergeOutcome.Missing missing -> throw new NotThere("There is no contact " + id);
            case MergeOutcome.Refused refused -> "redirect:/contacts/" + id;
        };
    }

    private static Link person(Contact contact) {
        return new Link(contact.name(), "/contacts/" + contact.id(), contact.title());
    }

    /** With the notes of each conversation at the first of its activities that is shown, the newest. */
    private List<ActivityView> timeline(Viewer viewer, List<Activity> activities) {
        Map<ConversationId, List<Note>> written = new HashMap<>(notes.of(
                viewer,
                activities.stream().map(Activity::conversation).distinct().toList()));
        return activities.stream()
                .map(one -> activity(
                        one,
                        Optional.ofNullable(written.remove(one.conversation())).orElse(List.of())))
                .toList();
    }

    private ActivityView activity(Activity activity, List<Note> written) {
        return new ActivityView(
                activity.id().toString(),
                activity.conversation().toString(),
                times.moment(activity.at()),
                Words.of(activity.channel()),
                activity.direction() == null ? null : Words.of(activity.direction()),
                activity.subject(),
                activity.summary(),
                written.stream()
                        .map(note -> new Link(
                                note.author(),
                                "/conversations/" + note.conversation() + "#n-" + note.id(),
                                note.text()))
                        .toList());
    }
}
