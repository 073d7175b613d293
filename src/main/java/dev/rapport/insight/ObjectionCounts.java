package dev.rapport.insight;

import dev.rapport.conversation.FindingId;
import dev.rapport.conversation.Viewer;
import dev.rapport.installation.Company;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts which objections come up, where, and whether answers helped: always with how many conversations there were in all.
 *
 * <p>By the stage at which the opportunity was when it was said, not by today's. The opportunity is the one that the item was
 * filed on, else the only one of the account that was open then, else the only one there is. That is wider than {@code
 * OpportunitiesThen}, which says what an item is filed on: over all history it also counts what came before the first thing known of
 * a sale that is decided by now, since otherwise nobody would see what was said in sales that were imported as won or lost. It goes
 * by no products, as one statement counts all of them. Safe for use by many threads.
 */
@Component
public class ObjectionCounts {

    private static final int SHOWN = 50;

    private static final String SQL = """
            with told as (
                select i.id as item_id, i.conversation_id, i.started_at,
                       to_char(i.started_at at time zone :zone, 'YYYY-MM') as month,
                       coalesce(o.product, '') as product, coalesce(o.outcome, '') as outcome,
                       coalesce((select s.stage from opportunity_stage s
                                  where s.opportunity_id = o.id and s.at <= i.started_at
                                  order by s.at desc limit 1), '') as stage,
                       o.id as opportunity_id
                  from item i left join activity a on a.item_id = i.id
                  left join lateral (
                       select case when count(*) filter (where was_open) = 1
                                   then (array_agg(id) filter (where was_open))[1]
                                   when count(*) = 1 then (array_agg(id))[1] end as id
                         from (select p.id, coalesce((select s.outcome from opportunity_stage s
                                                       where s.opportunity_id = p.id and s.at <= i.started_at
                                                       order by s.at desc limit 1), '') = 'OPEN' as was_open
                                 from opportunity p where p.account_id = a.account_id) known) likely on true
                  left join opportunity o on o.id = coalesce(a.opportunity_id, likely.id)
                 where i.state = 'PROCESSED' and i.started_at >= :from and i.started_at < :to),
            o as (
                select t.*, f.id as finding_id,
                       coalesce(f.said_value ->> 'category', upper(replace(f.said_label, ' ', '_')),
                                f.value ->> 'category', upper(replace(f.label, ' ', '_'))) as category,
                       coalesce(coalesce(f.said_value, f.value) ->> 'handled', 'false') = 'true' as handled,
                       exists (select 1 from opportunity_stage s where s.opportunity_id = t.opportunity_id
                                  and s.at > t.started_at and s.outcome <> 'LOST'
                                  and (s.outcome = 'WON' or s.stage is distinct from nullif(t.stage, ''))) as progressed
                  from told t join finding f on f.item_id = t.item_id
                 where f.type = 'OBJECTION' and not f.lapsed and coalesce(f.said_status, '') <> 'REJECTED'),
            grouped as (
                select KEY as key, count(*) as n, count(distinct o.conversation_id) as conversations,
                       count(*) filter (where o.handled) as handled,
                       count(*) filter (where o.handled and o.progressed) as progressed,
                       (array_agg(o.finding_id order by o.started_at desc, o.finding_id desc))[1\\:SHOWN] as findings
                  from o group by 1)
            select g.*, (select count(distinct c.conversation_id) from told c
                          where WHOLE is null or WHOLE = g.key) as denominator
              from grouped g""";

    private final JdbcClient jdbc;
    private final InsightSettings settings;
    private final ZoneId zone;

    ObjectionCounts(JdbcClient jdbc, InsightSettings settings, Company company) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.zone = company.zone();
    }

    /** The most frequent first; months from the newest. */
    public List<ObjectionRow> rows(Viewer viewer, Grouping by, Period period) {
        String sql = SQL.replace("KEY", by.ofObjections())
                .replace("WHOLE", by.ofConversations())
                .replace("SHOWN", Integer.toString(SHOWN));
        return jdbc.sql(sql + (by == Grouping.MONTH ? " order by g.key desc" : " order by g.n desc, g.key"))
                .param("zone", zone.getId())
                .param("from", period.from())
                .param("to", period.to())
                .query((row, n) -> row(row))
                .list();
    }

    private ObjectionRow row(ResultSet row) throws SQLException {
        long conversations = row.getLong("conversations");
        long denominator = row.getLong("denominator");
        Array findings = row.getArray("findings");
        return new ObjectionRow(
                row.getString("key"),
                row.getLong("n"),
                conversations,
                denominator,
                denominator < settings.fewest() ? null : (double) conversations / denominator,
                row.getLong("handled"),
                row.getLong("progressed"),
                Arrays.stream((UUID[]) findings.getArray()).map(FindingId::new).toList());
    }
}
