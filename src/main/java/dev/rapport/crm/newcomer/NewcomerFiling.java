package dev.rapport.crm.newcomer;

import static java.util.stream.Collectors.toMap;

import dev.rapport.archive.Senders;
import dev.rapport.archive.Senders.Sender;
import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Viewer;
import dev.rapport.crm.AccountStore;
import dev.rapport.crm.Activity;
import dev.rapport.crm.FilingConsequence;
import dev.rapport.language.FreeMail;
import dev.rapport.language.RoleAddress;
import dev.rapport.match.ContactDirectory;
import dev.rapport.match.Keys;
import dev.rapport.match.Machines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Notes who wrote mails that are filed on an account, where that is a person whom nobody has as a contact.
 *
 * <p>The address has to be of a domain that a person gave this account and no other. Free mail, our own addresses, and those of
 * tasks and programs are nobody's. Joins the caller's transaction. Safe for use by many threads.
 */
@Component
@Order(300)
class NewcomerFiling implements FilingConsequence {

    private final Senders senders;
    private final NewcomerTable table;
    private final ContactDirectory directory;
    private final AccountStore accounts;
    private final Keys keys;
    private final ApplicationEventPublisher events;

    NewcomerFiling(
            Senders senders,
            NewcomerTable table,
            ContactDirectory directory,
            AccountStore accounts,
            Keys keys,
            ApplicationEventPublisher events) {
        this.senders = senders;
        this.table = table;
        this.directory = directory;
        this.accounts = accounts;
        this.keys = keys;
        this.events = events;
    }

    /** Told within the transaction when there is somebody to look at. */
    record Noted() {}

    @Override
    public void filed(List<Activity> activities) {
        List<Activity> mails = activities.stream()
                .filter(activity -> activity.channel() == Channel.EMAIL)
                .toList();
        if (!mails.isEmpty()) {
            replace(mails.stream().map(Activity::item).toList(), newcomers(mails));
        }
    }

    @Override
    public void withdrawn(List<ItemId> items) {
        replace(items, List.of());
    }

    private void replace(List<ItemId> items, List<Newcomer> with) {
        if (table.replace(items, with)) {
            events.publishEvent(new Noted());
        }
    }

    private List<Newcomer> newcomers(List<Activity> mails) {
        Map<ItemId, Activity> filed = mails.stream()
                .filter(activity -> activity.account() != null)
                .collect(toMap(Activity::item, one -> one));
        if (filed.isEmpty()) {
            return List.of();
        }
        List<Sender> people = senders.of(Viewer.PIPELINE, filed.keySet()).stream()
                .filter(sender -> isPersons(sender.email()))
                .toList();
        Map<String, ContactId> made =
                table.madeOf(people.stream().map(Sender::email).toList());
        Map<AccountId, String> names = accounts.names(
                Viewer.PIPELINE,
                filed.values().stream()
                        .flatMap(activity -> Stream.ofNullable(activity.account()))
                        .toList());
        List<Newcomer> found = new ArrayList<>();
        people.stream()
                .filter(sender -> sender.contact() == null || sender.contact().equals(made.get(sender.email())))
                .forEach(sender -> {
                    Activity activity =
                            Objects.requireNonNull(filed.get(sender.item()), "It is one of those asked for");
                    newcomer(sender, activity, names).ifPresent(found::add);
                });
        return found;
    }

    private boolean isPersons(String email) {
        String domain = email.substring(email.lastIndexOf('@') + 1);
        return !FreeMail.isFree(domain)
                && !keys.isOurDomain(domain)
                && !Machines.isMachine(email)
                && !RoleAddress.isRole(email);
    }

    private Optional<Newcomer> newcomer(Sender sender, Activity activity, Map<AccountId, String> names) {
        AccountId account = Objects.requireNonNull(activity.account(), "It is filed on an account");
        String domain = sender.email().substring(sender.email().lastIndexOf('@') + 1);
        Set<AccountId> having = directory.byDomain(domain).stream()
                .flatMap(known -> Stream.ofNullable(known.account()))
                .collect(Collectors.toSet());
        if (!having.equals(Set.of(account))) {
            return Optional.empty();
        }
        return NewcomerNames.of(sender.name(), sender.facts().name(), sender.email(), names.get(account))
                .map(name -> new Newcomer(
                        sender.item(),
                        account,
                        sender.email(),
                        name,
                        sender.facts().title(),
                        sender.facts().phones().stream()
                                .flatMap(phone -> keys.phone(phone).stream())
                                .filter(phone -> !keys.isOurPhone(phone.key()))
                                .map(Keys.Number::e164)
                                .toList(),
                        activity.at()));
    }
}
