package dev.rapport.crm.duplicate;

import dev.rapport.conversation.ContactId;
import dev.rapport.conversation.TimeOrdered;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds which contacts were merged into which, with all that is needed to take that apart again. Joins the caller's transaction.
 * Safe for use by many threads.
 */
@Component
class MergeStore {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    MergeStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param act the same for those that go together */
    void add(Viewer by, UUID act, ContactId kept, ContactId merged, Before before, Taken taken) {
        jdbc.sql("""
                        insert into contact_merge (id, act, kept, merged, before, taken, by_user, at)
                        values (:id, :act, :kept, :merged, :before::jsonb, :taken::jsonb, :user, :at)""")
                .param("id", TimeOrdered.uuid())
                .param("act", act)
                .param("kept", kept.value())
                .param("merged", merged.value())
                .param("before", JSON.writeValueAsString(before))
                .param("taken", JSON.writeValueAsString(taken))
                .param("user", by.user())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("update contact set merged_into = :kept where id = :merged or merged_into = :merged")
                .param("kept", kept.value())
                .param("merged", merged.value())
                .update();
    }

    void undone(Viewer by, Merge merge) {
        jdbc.sql("update contact_merge set undone_by = :user, undone_at = :at where id = :id")
                .param("id", merge.id())
                .param("user", by.user())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        with recursive back (id) as (
                            select merged from contact_merge where id = :merge
                            union select m.merged from contact_merge m join back on m.kept = back.id where m.undone_at is null)
                        update contact set merged_into = case when id = :merged then null else :merged end
                         where id in (select id from back)""")
                .param("merge", merge.id())
                .param("merged", merge.merged().value())
                .update();
    }

    /** The merge by which a contact went into another; empty where it stands for itself. */
    Optional<Merge> of(ContactId merged) {
        return jdbc.sql("select * from contact_merge where merged = :merged and undone_at is null")
                .param("merged", merged.value())
                .query((row, n) -> merge(row))
                .optional();
    }

    /** What was merged into a contact by itself, the last first. */
    List<Merge> into(ContactId kept) {
        return jdbc.sql(
                        "select * from contact_merge where kept = :kept and undone_at is null order by at desc, id desc")
                .param("kept", kept.value())
                .query((row, n) -> merge(row))
                .list();
    }

    /** Those who are this one now, directly or by others. */
    List<MergedContact> merged(Viewer viewer, ContactId survivor) {
        return jdbc.sql("""
                        select c.id, c.name, m.by_user, m.at from contact c join contact_merge m on m.merged = c.id
                         where c.merged_into = :survivor and m.undone_at is null order by m.at, m.id""")
                .param("survivor", survivor.value())
                .query((row, n) -> new MergedContact(
                        new ContactId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getString("by_user"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Gives the fields of one contact to another, with their evidence and age: those that the other does not have, and those that a
     * person entered where the other's was only derived. What the other had is put aside.
     */
    Taken.Fields takeFields(ContactId kept, ContactId merged, UUID aside) {
        List<String> replaced = names("""
                select theirs.name from field ours join field theirs on theirs.name = ours.name
                 where ours.owner_id = :kept and theirs.owner_id = :merged
                   and ours.origin = 'DERIVED' and theirs.origin = 'PERSON'""", kept, merged);
        move(kept.value(), aside, replaced);
        List<String> given = names("""
                select name from field where owner_id = :merged
                   and name not in (select name from field where owner_id = :kept)""", kept, merged);
        move(merged.value(), kept.value(), given);
        return new Taken.Fields(aside, given, replaced);
    }

    /** Gives them back, also where the values have changed since, and brings back what was put aside. */
    void giveFieldsBack(ContactId kept, ContactId merged, Taken.Fields fields) {
        move(kept.value(), merged.value(), fields.given());
        move(fields.aside(), kept.value(), fields.replaced());
    }

    private List<String> names(String sql, ContactId kept, ContactId merged) {
        return jdbc.sql(sql)
                .param("kept", kept.value())
                .param("merged", merged.value())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private void move(UUID from, UUID to, List<String> names) {
        jdbc.sql("""
                        update field set owner_id = :to where owner_id = :from and name = any(:names)
                           and name not in (select name from field where owner_id = :to)""")
                .param("from", from)
                .param("to", to)
                .param("names", names.toArray(String[]::new))
                .update();
    }

    /** The timelines follow at once; the items are matched again all the same, which finds the same. */
    void moveActivities(ContactId merged, ContactId kept) {
        jdbc.sql("""
                        update activity set contact_ids = (
                            select array_agg(id order by n) from (
                                select case when id = :merged then :kept else id end as id, min(n) as n
                                  from unnest(contact_ids) with ordinality as one (id, n) group by 1) as each)
                         where contact_ids @> array[:merged::uuid]""")
                .param("merged", merged.value())
                .param("kept", kept.value())
                .update();
    }

    /** What is open about a contact that is another now is asked again of that one, if at all. */
    void closeQuestions(ContactId merged) {
        jdbc.sql("update duplicate set state = 'CLOSED' where state = 'OPEN' and (one = :merged or other = :merged)")
                .param("merged", merged.value())
                .update();
    }

    /** A contact is to be compared again, though it did not change. */
    void compareAgain(ContactId contact) {
        jdbc.sql("delete from contact_compared where contact_id = :id")
                .param("id", contact.value())
                .update();
    }

    private static Merge merge(ResultSet row) throws SQLException {
        return new Merge(
                row.getObject("id", UUID.class),
                row.getObject("act", UUID.class),
                new ContactId(row.getObject("kept", UUID.class)),
                new ContactId(row.getObject("merged", UUID.class)),
                JSON.readValue(row.getString("before"), Before.class),
                JSON.readValue(row.getString("taken"), Taken.class));
    }

    /** A merge that holds. */
    record Merge(UUID id, UUID act, ContactId kept, ContactId merged, Before before, Taken taken) {}
}
