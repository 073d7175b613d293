package dev.rapport.match;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Party;
import dev.rapport.conversation.PartyId;
import dev.rapport.conversation.Viewer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds what a person said about whose record an item belongs to. No matching ever overrules it.
 *
 * <p>It is for what can not be said of one party: that a conversation was with an account, or with a contact where it is
 * open which of the parties that was. Safe for use by many threads.
 */
@Component
public class MatchDecisions {

    private final JdbcClient jdbc;

    MatchDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a person's word; a later one takes the place of the earlier. At least one of the two is there. */
    public void remember(Viewer by, ItemId item, @Nullable AccountId account, @Nullable ContactId contact) {
        jdbc.sql("""
                        insert into match_decision (item_id, account_id, contact_id, by_user)
                        values (:item, :account::uuid, :contact::uuid, :user)
                        on conflict (item_id) do update set account_id = excluded.account_id,
                            contact_id = excluded.contact_id, by_user = excluded.by_user, at = now()""")
                .param("item", item.value())
                .param("account", account == null ? null : account.value())
                .param("contact", contact == null ? null : contact.value())
                .param("user", by.user())
                .update();
    }

    /** Takes an earlier word back, since a person now said who one of the parties is. */
    public void forget(ItemId item) {
        jdbc.sql("delete from match_decision where item_id = :item")
                .param("item", item.value())
                .update();
    }

    /** Keeps that a person took a contact off a party: it is not this one, whatever its number says. */
    public void refuse(Viewer by, PartyId party, ContactId contact) {
        jdbc.sql("""
                        insert into match_refusal (party_id, contact_id, by_user) values (:party, :contact, :user)
                        on conflict do nothing""")
                .param("party", party.value())
                .param("contact", contact.value())
                .param("user", by.user())
                .update();
    }

    /** A person now says that it is this contact. */
    public void allow(PartyId party, ContactId contact) {
        jdbc.sql("delete from match_refusal where party_id = :party and contact_id = :contact")
                .param("party", party.value())
                .param("contact", contact.value())
                .update();
    }

    /** Whom a person took off these parties. */
    Map<PartyId, Set<ContactId>> refused(List<Party> parties) {
        return jdbc
                .sql("select party_id, contact_id from match_refusal where party_id = any(:parties)")
                .param(
                        "parties",
                        parties.stream().map(party -> party.id().value()).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(
                        new PartyId(row.getObject("party_id", UUID.class)),
                        new ContactId(row.getObject("contact_id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /** What a person last said; empty where nobody did. */
    public Optional<Decision> of(ItemId item) {
        return jdbc.sql("select account_id, contact_id from match_decision where item_id = :item")
                .param("item", item.value())
                .query((row, n) ->
                        new Decision(row.getObject("account_id", UUID.class), row.getObject("contact_id", UUID.class)))
                .optional();
    }

    /** The same of many; those of whom nobody said anything are left out. */
    Map<ItemId, Decision> of(List<ItemId> items) {
        return jdbc
                .sql("select item_id, account_id, contact_id from match_decision where item_id = any(:items)")
                .param("items", items.stream().map(ItemId::value).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(
                        new ItemId(row.getObject("item_id", UUID.class)),
                        new Decision(row.getObject("account_id", UUID.class), row.getObject("contact_id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A person's word on an item. */
    public record Decision(
            @Nullable AccountId account, @Nullable ContactId contact) {
        private Decision(@Nullable UUID account, @Nullable UUID contact) {
            this(account == null ? null : new AccountId(account), contact == null ? null : new ContactId(contact));
        }
    }
}
