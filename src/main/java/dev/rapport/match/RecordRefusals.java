package dev.rapport.match;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Match.Reason;
import dev.rapport.conversation.Viewer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds on whose record a person does not want an item. However often it is matched again, it does not come there.
 *
 * <p>Where others were in question too, it is theirs if it can only be one of them. Safe for use by many threads.
 */
@Component
public class RecordRefusals {

    private final JdbcClient jdbc;

    RecordRefusals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The item is not to be on the record of this account; or, without one, of these contacts. */
    public void refuse(Viewer by, ItemId item, @Nullable AccountId account, Collection<ContactId> contacts) {
        jdbc.sql("""
                        insert into match_no (item_id, account_id, contact_id, by_user)
                        select :item, :account::uuid, null, :user where :account::uuid is not null
                        union all
                        select :item, null, contact, :user from unnest(:contacts::uuid[]) contact where :account::uuid is null
                        on conflict do nothing""")
                .param("item", item.value())
                .param("account", account == null ? null : account.value())
                .param("contacts", uuids(contacts))
                .param("user", by.user())
                .update();
    }

    /** A person's later word: it may be on the record of this account, and of these contacts. */
    public void allow(ItemId item, @Nullable AccountId account, Collection<ContactId> contacts) {
        jdbc.sql("""
                        delete from match_no
                         where item_id = :item and (account_id = :account::uuid or contact_id = any(:contacts))""")
                .param("item", item.value())
                .param("account", account == null ? null : account.value())
                .param("contacts", uuids(contacts))
                .update();
    }

    /** The match without those that a person does not want. */
    Match applied(ItemId item, Match match) {
        return applied(match, of(List.of(item)).get(item));
    }

    static Match applied(Match match, @Nullable No no) {
        if (no == null) {
            return match;
        }
        return switch (match) {
            case Match.Matched matched -> {
                List<ContactId> contacts = matched.contacts().stream()
                        .filter(contact -> !no.contacts().contains(contact))
                        .toList();
                boolean nobody = matched.account() == null
                        ? contacts.isEmpty()
                        : no.accounts().contains(matched.account());
                yield nobody ? unmatched() : new Match.Matched(matched.account(), contacts, matched.reasons());
            }
            case Match.Ambiguous ambiguous ->
                rest(ambiguous.reasons().stream()
                        .filter(reason -> !no.means(reason))
                        .toList());
            case Match.Unmatched unmatched -> unmatched;
        };
    }

    private static Match rest(List<Reason> reasons) {
        Set<Claim.Customer> customers = reasons.stream().map(Claim.Customer::of).collect(toSet());
        if (customers.isEmpty()) {
            return unmatched();
        }
        if (customers.size() > 1) {
            return new Match.Ambiguous(reasons);
        }
        return new Match.Matched(
                customers.iterator().next().account(),
                reasons.stream()
                        .flatMap(reason -> Optional.ofNullable(reason.contact()).stream())
                        .distinct()
                        .toList(),
                reasons);
    }

    private static Match unmatched() {
        return new Match.Unmatched("A person took it off the record that it would be filed on");
    }

    /** By item; nothing for an item of which nobody refused anything. */
    public Map<ItemId, No> of(Collection<ItemId> items) {
        record Row(
                ItemId item,
                @Nullable UUID account,
                @Nullable UUID contact) {}
        return jdbc
                .sql("""
                        select n.item_id, n.account_id, coalesce(c.merged_into, n.contact_id) as contact_id
                          from match_no n left join contact c on c.id = n.contact_id
                         where n.item_id = any(:items)""")
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .query((row, n) -> new Row(
                        new ItemId(row.getObject("item_id", UUID.class)),
                        row.getObject("account_id", UUID.class),
                        row.getObject("contact_id", UUID.class)))
                .list()
                .stream()
                .collect(groupingBy(Row::item))
                .entrySet()
                .stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new No(
                                entry.getValue().stream()
                                        .map(Row::account)
                                        .filter(Objects::nonNull)
                                        .map(AccountId::new)
                                        .collect(toSet()),
                                entry.getValue().stream()
                                        .map(Row::contact)
                                        .filter(Objects::nonNull)
                                        .map(ContactId::new)
                                        .collect(toSet()))));
    }

    private static UUID[] uuids(Collection<ContactId> contacts) {
        return contacts.stream().map(ContactId::value).toArray(UUID[]::new);
    }

    /** Whose record an item is not to be on. */
    public record No(Set<AccountId> accounts, Set<ContactId> contacts) {

        public No {
            accounts = Set.copyOf(accounts);
            contacts = Set.copyOf(contacts);
        }

        boolean means(Reason reason) {
            return reason.account() == null
                    ? reason.contact() != null && contacts.contains(reason.contact())
                    : accounts.contains(reason.account());
        }
    }
}
