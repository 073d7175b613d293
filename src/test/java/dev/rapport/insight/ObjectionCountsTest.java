package dev.rapport.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.conversation.TimeOrdered;
import dev.rapport.conversation.Viewer;
import dev.rapport.database.TestDatabase;
import dev.rapport.installation.Company;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The counts over rows as the stages leave them. */
class ObjectionCountsTest {

    private static final Viewer ADMIN = new Viewer("admin");
    private static final Period ALWAYS = new Period(null, null);

    private static final TestDatabase database = TestDatabase.migrated();

    private final Company company = new Company("", List.of(), List.of(), "US", ZoneId.of("America/New_York"));
    private final ObjectionCounts objections =
            new ObjectionCounts(database.jdbc(), new InsightSettings(5, 1, 0.5, 4), company);
    private final FigureStore figures = new FigureStore(database.jdbc());
    private UUID account = TimeOrdered.uuid();
    private UUID sale = TimeOrdered.uuid();

    @BeforeEach
    void start() {
        sql("truncate conversation, account, opportunity cascade");
        account = TimeOrdered.uuid();
        sale = TimeOrdered.uuid();
        sql("insert into account (id, name, name_key, created_at) values (?, 'Acme', 'acme', now())", account);
        sql(
                "insert into opportunity (id, account_id, name, name_key, stage, outcome, product, created_at)"
                        + " values (?, ?, 'Rollout', 'rollout', 'Won', 'WON', 'Cranes', now())",
                sale,
                account);
        stage("2026-01-01T00:00:00Z", "Proposal", "OPEN");
        stage("2026-02-01T00:00:00Z", "Negotiation", "OPEN");
        stage("2026-03-01T00:00:00Z", "Won", "WON");
    }

    @Test
    void theyAreCountedByConversationsWithAllOfThemAsTheDenominator() {
        UUID first = call("2026-01-10T12:00:00Z", sale);
        objection(first, "PRICE", true, null);
        objection(first, "PRICE", false, null);
        objection(call("2026-01-11T12:00:00Z", null), "TIMING", false, null);
        objection(call("2026-01-12T12:00:00Z", null), "PRICE", true, "REJECTED");
        call("2026-01-13T12:00:00Z", null);

        List<ObjectionRow> rows = objections.rows(ADMIN, Grouping.CATEGORY, ALWAYS);

        assertThat(rows).extracting(ObjectionRow::key).containsExactly("PRICE", "TIMING");
        ObjectionRow price = rows.getFirst();
        assertThat(price.count()).isEqualTo(2);
        assertThat(price.conversations()).isEqualTo(1);
        assertThat(price.denominator()).isEqualTo(4);
        assertThat(price.share()).isEqualTo(0.25);
        assertThat(price.handled()).isEqualTo(1);
        assertThat(price.progressed()).as("it went on to negotiation").isEqualTo(1);
        assertThat(price.findings()).hasSize(2);
    }

    @Test
    void theStageIsThatOfThenAndAShareOfTooFewIsNotShown() {
        objection(call("2026-01-10T12:00:00Z", sale), "PRICE", false, null);
        objection(call("2026-02-10T12:00:00Z", sale), "PRICE", true, null);

        List<ObjectionRow> rows = objections.rows(ADMIN, Grouping.STAGE, ALWAYS);

        assertThat(rows).extracting(ObjectionRow::key).containsExactly("Negotiation", "Proposal");
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.denominator()).isEqualTo(1);
            assertThat(row.share()).isNull();
        });
        assertThat(objections.rows(ADMIN, Grouping.PRODUCT, ALWAYS))
                .extracting(ObjectionRow::key)
                .containsExactly("Cranes");
        assertThat(objections.rows(ADMIN, Grouping.OUTCOME, ALWAYS))
                .extracting(ObjectionRow::key)
                .containsExactly("WON");
    }

    @Test
    void monthsAreThoseOfTheCompanysZoneAndThePeriodEndsBeforeItsEnd() {
        objection(call("2026-02-01T03:00:00Z", null), "PRICE", false, null);
        objection(call("2026-02-01T06:00:00Z", null), "PRICE", false, null);

        assertThat(objections.rows(ADMIN, Grouping.MONTH, ALWAYS))
                .extracting(ObjectionRow::key)
                .containsExactly("2026-02", "2026-01");
        assertThat(objections.rows(ADMIN, Grouping.MONTH, new Period(null, Instant.parse("2026-02-01T06:00:00Z"))))
                .extracting(ObjectionRow::key)
                .containsExactly("2026-01");
    }

    @Test
    void whatWasFiledIsCountedByChannel() {
        call("2026-01-10T12:00:00Z", sale);
        call("2026-01-11T12:00:00Z", null);

        assertThat(figures.filed(ADMIN, ALWAYS)).containsEntry("CALL", 2L).hasSize(1);
    }

    private UUID call(String at, @Nullable UUID opportunity) {
        UUID conversation = TimeOrdered.uuid();
        UUID item = TimeOrdered.uuid();
        var time = Instant.parse(at).atOffset(ZoneOffset.UTC);
        sql("insert into conversation (id, channel, started_at) values (?, 'CALL', ?)", conversation, time);
        sql(
                "insert into item (id, conversation_id, kind, source, sha256, size, started_at, state)"
                        + " values (?, ?, 'RECORDING', 'test', 'x', 1, ?, 'PROCESSED')",
                item,
                conversation,
                time);
        sql(
                "insert into activity (id, item_id, conversation_id, channel, at, subject, account_id, opportunity_id)"
                        + " values (?, ?, ?, 'CALL', ?, 'x', ?, ?)",
                TimeOrdered.uuid(),
                item,
                conversation,
                time,
                account,
                opportunity);
        return item;
    }

    private static void objection(UUID item, String category, boolean handled, @Nullable String said) {
        sql(
                "insert into finding (id, item_id, ordinal, type, label, side, text, value, confidence, rule, rule_version,"
                        + " evidence, said_status) values (?, ?, 0, 'OBJECTION', 'Price', 'THEIRS', 'x', ?::jsonb, 0.9, 'r', 1, '[]', ?)",
                TimeOrdered.uuid(),
                item,
                "{\"category\": \"" + category + "\", \"handled\": " + handled + "}",
                said);
    }

    private void stage(String at, String stage, String outcome) {
        sql(
                "insert into opportunity_stage (opportunity_id, at, stage, outcome, by_user) values (?, ?, ?, ?, 'a')",
                sale,
                Instant.parse(at).atOffset(ZoneOffset.UTC),
                stage,
                outcome);
    }

    private static void sql(String sql, @Nullable Object... params) {
        database.jdbc().sql(sql).params(Arrays.asList(params)).update();
    }
}
