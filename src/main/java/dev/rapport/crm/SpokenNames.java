package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Party;
import dev.rapport.language.speech.NameSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells what the customers of a conversation are called: who was recognised by number or address or filed, their company, the people
 * there, and the products of its opportunities. Safe for use by many threads.
 */
@Component
final class SpokenNames implements NameSource {

    private static final int MOST = 500;

    private static final String NAMES = """
            with customer as (
                select id from account where id = any(:accounts)
                union select account_id from contact where id = any(:contacts) and account_id is not null)
            (select name from contact where id = any(:contacts) limit :most)
            union all (select a.name from account a join customer on customer.id = a.id)
            union all (select p.product from opportunity p join customer on customer.id = p.account_id
                        where p.product is not null limit :most)
            union all (select c.name from contact c join customer on customer.id = c.account_id
                        order by c.id limit :most)""";

    private final JdbcClient jdbc;

    SpokenNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> names(@Nullable Conversation conversation) {
        return conversation == null ? List.of() : names(contacts(conversation), accounts(conversation));
    }

    private List<String> names(List<UUID> contacts, List<UUID> accounts) {
        if (contacts.isEmpty() && accounts.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(NAMES)
                .param("contacts", contacts.toArray(UUID[]::new))
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("most", MOST)
                .query(String.class)
                .list();
    }

    private static List<UUID> contacts(Conversation conversation) {
        Stream<ContactId> recognised =
                conversation.parties().stream().map(Party::contactId).filter(Objects::nonNull);
        Stream<ContactId> filed = matched(conversation).flatMap(match -> match.contacts().stream());
        return Stream.concat(recognised, filed).map(ContactId::value).distinct().toList();
    }

    private static List<UUID> accounts(Conversation conversation) {
        return matched(conversation)
                .flatMap(match -> Optional.ofNullable(match.account()).stream())
                .map(AccountId::value)
                .distinct()
                .toList();
    }

    private static Stream<Match.Matched> matched(Conversation conversation) {
        return conversation.items().stream()
                .map(Item::match)
                .filter(Match.Matched.class::isInstance)
                .map(Match.Matched.class::cast);
    }
}
