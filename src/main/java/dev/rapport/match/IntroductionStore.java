package dev.rapport.match;

import dev.rapport.conversation.ItemId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers how people introduced themselves, so that items are matched again when somebody of that name becomes known.
 *
 * <p>Joins the caller's transaction. Safe for use by many threads.
 */
@Component
public class IntroductionStore {

    private final JdbcClient jdbc;

    IntroductionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the place of what was kept of the item before. */
    void replace(ItemId item, List<Introduction> said) {
        jdbc.sql("delete from match_introduction where item_id = :item")
                .param("item", item.value())
                .update();
        said.forEach(one -> jdbc.sql("""
                        insert into match_introduction (item_id, party_id, name, company, words)
                        values (:item, :party, :name, :company, :words) on conflict do nothing""")
                .param("item", item.value())
                .param("party", one.party().value())
                .param("name", one.name())
                .param("company", one.company())
                .param("words", words(one.name()))
                .update());
    }

    /** The items that are not matched, in which somebody introduced themselves by one of the words of these names. */
    public List<ItemId> unmatchedWith(Collection<String> names) {
        return jdbc.sql("""
                        select distinct s.item_id from match_introduction s join item i on i.id = s.item_id
                         where s.words && :words::text[] and i.match_outcome <> 'MATCHED' and i.state <> 'DISCARDED'
                         order by s.item_id""")
                .param(
                        "words",
                        names.stream()
                                .flatMap(name -> Arrays.stream(words(name)))
                                .toArray(String[]::new))
                .query((row, n) -> new ItemId(row.getObject("item_id", UUID.class)))
                .list();
    }

    private static String[] words(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() > 1)
                .toArray(String[]::new);
    }
}
