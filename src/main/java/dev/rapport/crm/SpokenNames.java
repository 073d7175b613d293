package dev.rapport.crm;

import dev.rapport.conversation.AccountId;
import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.Match;
import dev.rapport.conversation.Party;
import dev.rapport.language.speech.NameSource;
import dev.rapport.match.Matcher;
import java.util.List;
import java.util.Objects;
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
    private final Matcher matcher;

    SpokenNames(JdbcClient jdbc, Matcher matcher) {
        this.jdbc = jdbc;
        this.matcher = matcher;
    }

    /** Who it may be is looked up anew: customers may have been brought in since the item was identified. */
    @Override
    public List<String> names(@Nullable Conversation conversation) {
        if (conversation == null) {
            return List.of();
        }
        List<Match> matches = Stream.concat(
                        Stream.of(matcher.tryMatch(conversation.parties())),
                        conversation.items().stream().map(Item::match).filter(Objects::nonNull))
                .toList();
        return names(contacts(conversation, matches), accounts(matches));
    }

    private List<String> names(List<UUID> contacts, List<UUID> accounts) {
        if (contacts.isEmpty() && accounts.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(NAMES)
                .param("contacts", contacts.toArray(UUID[]::new))
                .param("accounts", accounts.toArray(UUID[]::new))
                .param("most", MOST)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static List<UUID> contacts(Conversation conversation, List<Match> matches) {
        Stream<ContactId> recognised =
                conversation.parties().stream().map(Party::contactId).filter(Objects::nonNull);
        Stream<ContactId> matched = matches.stream()
                .flatMap(match -> match.reasons().stream())
                .map(Match.Reason::contact)
                .filter(Objects::nonNull);
        return Stream.concat(recognised, matched)
                .map(ContactId::value)
                .distinct()
                .toList();
    }

    private static List<UUID> accounts(List<Match> matches) {
        return matches.stream()
                .flatMap(match -> match.reasons().stream())
                .map(Match.Reason::account)
                .filter(Objects::nonNull)
                .map(AccountId::value)
                .distinct()
                .toList();
    }
}
