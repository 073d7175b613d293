package dev.rapport.match;

import dev.rapport.conversation.ItemId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
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
    private final NamedParameterJdbcOperations many;

    IntroductionStore(JdbcClient jdbc, NamedParameterJdbcOperations many) {
        this.jdbc = jdbc;
        this.many = many;
    }

    /** In the place of what was kept of the item before. */
    void replace(ItemId item, List<Introduction> said) {
        replace(Map.of(item, said));
    }

    /** The same of many items; those in which nobody introduced themselves are among them. */
    void replace(Map<ItemId, List<Introduction>> said) {
        jdbc.sql("delete from match_introduction where item_id = any(:items)")
                .param("items", said.keySet().stream().map(ItemId::value).toArray(UUID[]::new))
                .update();
        SqlParameterSource[] rows = said.entrySet().stream()
                .flatMap(of -> of.getValue().stream().map(one -> row(of.getKey(), one)))
                .toArray(SqlParameterSource[]::new);
        if (rows.length > 0) {
            many.batchUpdate("""
                    insert into match_introduction (item_id, party_id, name, company, words)
                    values (:item, :party, :name, :company, :words) on conflict do nothing""", rows);
        }
    }

    private static SqlParameterSource row(ItemId item, Introduction one) {
        return new MapSqlParameterSource("item", item.value())
                .addValue("party", one.party().value())
                .addValue("name", one.name())
                .addValue("company", one.company())
                .addValue("words", words(one.name()));
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
