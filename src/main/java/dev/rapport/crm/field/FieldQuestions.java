package dev.rapport.crm.field;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.rapport.conversation.Evidence;
import dev.rapport.conversation.TimeOrdered;
import dev.rapport.conversation.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds what people are asked of fields, as entries of the review list: at most one that is open for each field.
 *
 * <p>Whoever calls holds the owner's row, so that no two ask of one field at a time. Safe for use by many threads.
 */
@Component
public class FieldQuestions {

    private static final String OPEN = """
            select q.review_id from field_question q join review r on r.id = q.review_id and r.state = 'OPEN'
             where q.owner_id = :owner and q.name = :name""";

    private final JdbcClient jdbc;
    private final EvidencePlaces places;
    private final Clock clock;

    FieldQuestions(JdbcClient jdbc, EvidencePlaces places, Clock clock) {
        this.jdbc = jdbc;
        this.places = places;
        this.clock = clock;
    }

    /** What entries ask, by the id of the entry, open or not. */
    public Map<UUID, FieldQuestion> of(Viewer viewer, Collection<UUID> reviews) {
        record Row(UUID review, String evidence, FieldQuestion question) {}
        List<Row> rows = jdbc.sql("select * from field_question where review_id = any(:ids)")
                .param("ids", reviews.toArray(UUID[]::new))
                .query((row, n) ->
                        new Row(row.getObject("review_id", UUID.class), row.getString("evidence"), question(row)))
                .list();
        EvidencePlaces.Found found = places.of(rows.stream().map(Row::evidence).toList());
        return rows.stream().collect(toMap(Row::review, row -> with(row.question(), found.evidence(row.evidence()))));
    }

    private static FieldQuestion question(ResultSet row) throws SQLException {
        return new FieldQuestion(
                new FieldOwner(
                        FieldOwner.Kind.valueOf(row.getString("owner_kind")), row.getObject("owner_id", UUID.class)),
                row.getString("name"),
                row.getString("entered"),
                row.getString("derived"),
                row.getDouble("confidence"),
                List.of());
    }

    private static FieldQuestion with(FieldQuestion question, List<Evidence> evidence) {
        return new FieldQuestion(
                question.owner(),
                question.name(),
                question.entered(),
                question.derived(),
                question.confidence(),
                evidence);
    }

    /** Of which fields of an owner somebody is asked just now. */
    Set<String> open(UUID owner) {
        return jdbc.sql("""
                        select q.name from field_question q join review r on r.id = q.review_id and r.state = 'OPEN'
                         where q.owner_id = :owner""").param("owner", owner).query(String.class).list().stream()
                .collect(toSet());
    }

    /** Asks; an entry about the same field that is open becomes this one, and keeps its id and age. */
    void ask(FieldQuestion question) {
        UUID id = jdbc.sql(OPEN)
                .param("owner", question.owner().id())
                .param("name", question.name())
                .query(UUID.class)
                .optional()
                .orElseGet(TimeOrdered::uuid);
        Evidence place = question.evidence().getFirst();
        jdbc.sql("""
                        insert into review (id, kind, item_id, conversation_id, contact_ids, account_ids, candidates, score,
                                            created_at)
                        values (:id, 'FIELD', :item, :conversation,
                                array(select id from contact where id = :owner),
                                array(select id from account where id = :owner union
                                      select account_id from contact where id = :owner and account_id is not null union
                                      select account_id from opportunity where id = :owner), 'FIELD', :score, :at)
                        on conflict (id) do update set item_id = excluded.item_id,
                            conversation_id = excluded.conversation_id, score = excluded.score""")
                .param("id", id)
                .param("item", place.item().value())
                .param("conversation", place.conversation().value())
                .param("owner", question.owner().id())
                .param("score", question.confidence())
                .param("at", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        insert into field_question (review_id, owner_id, owner_kind, name, entered, derived, confidence, evidence)
                        values (:id, :owner, :kind, :name, :entered, :derived, :confidence, :evidence::jsonb)
                        on conflict (review_id) do update set entered = excluded.entered, derived = excluded.derived,
                            confidence = excluded.confidence, evidence = excluded.evidence""")
                .param("id", id)
                .param("owner", question.owner().id())
                .param("kind", question.owner().kind().name())
                .param("name", question.name())
                .param("entered", question.entered())
                .param("derived", question.derived())
                .param("confidence", question.confidence())
                .param("evidence", EvidenceJson.of(question.evidence()))
                .update();
    }

    /** Nobody needs to decide any more. */
    void close(UUID owner, String name) {
        jdbc.sql("update review set state = 'CLOSED' where id in (" + OPEN + ")")
                .param("owner", owner)
                .param("name", name)
                .update();
    }
}
