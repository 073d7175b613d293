package dev.rapport.subscription;

import dev.rapport.conversation.Viewer;
import dev.rapport.subscription.Delivery.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds what is to be told to whom, and what came of it. The rows are made by the database itself, in the transaction of
 * the change ({@code V27__subscription.sql}).
 *
 * <p>Safe for use by many threads and processes: who takes a delivery has it for a while, and it comes up again when nothing
 * was said of it by then.
 */
@Component
public class DeliveryStore {

    private static final int AT_ONCE = 50;
    private static final int SHOWN = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    DeliveryStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A delivery with where it goes. */
    record Due(Delivery delivery, String url, String secret) {}

    /** Takes what is due, the oldest change first, for so long. */
    List<Due> take(Duration lease) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        with due as (
                            select d.id from delivery d join subscription s on s.id = d.subscription_id
                             where d.state = 'WAITING' and d.next_at <= :now and s.state = 'ACTIVE'
                             order by d.seq limit :most for update of d skip locked),
                        taken as (
                            update delivery d set attempts = attempts + 1, next_at = :lease
                              from due where due.id = d.id returning d.*)
                        select t.*, s.url, s.secret from taken t join subscription s on s.id = t.subscription_id
                         order by t.seq""")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("lease", now.plus(lease).atOffset(ZoneOffset.UTC))
                .param("most", AT_ONCE)
                .query((row, n) -> new Due(delivery(row), row.getString("url"), row.getString("secret")))
                .list();
    }

    void delivered(UUID id, @Nullable Integer status) {
        end(id, State.DELIVERED, status, null);
    }

    /** It is not tried any more. */
    void failed(UUID id, @Nullable Integer status, String error) {
        end(id, State.FAILED, status, error);
    }

    private void end(UUID id, State state, @Nullable Integer status, @Nullable String error) {
        jdbc.sql("""
                        update delivery set state = :state, status = :status, error = :error,
                               delivered_at = case when :state = 'DELIVERED' then :now::timestamptz end
                         where id = :id""")
                .param("id", id)
                .param("state", state.name())
                .param("status", status)
                .param("error", error)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** It is tried again after so long. */
    void postpone(UUID id, @Nullable Integer status, String error, Duration pause) {
        jdbc.sql("update delivery set status = :status, error = :error, next_at = :next where id = :id")
                .param("id", id)
                .param("status", status)
                .param("error", error)
                .param("next", clock.instant().plus(pause).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** It was taken but not tried. */
    void giveBack(UUID id, Duration pause) {
        jdbc.sql("update delivery set attempts = attempts - 1, next_at = :next where id = :id")
                .param("id", id)
                .param("next", clock.instant().plus(pause).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The newest {@value #SHOWN} of a subscription. */
    public List<Delivery> of(Viewer viewer, SubscriptionId subscription) {
        return jdbc.sql("select * from delivery where subscription_id = :of order by seq desc limit :most")
                .param("of", subscription.value())
                .param("most", SHOWN)
                .query((row, n) -> delivery(row))
                .list();
    }

    /** How many wait, and how many were given up. */
    public Backlog backlog(Viewer viewer, SubscriptionId subscription) {
        return jdbc.sql("""
                        select count(*) filter (where state = 'WAITING') as waiting,
                               count(*) filter (where state = 'FAILED') as failed
                          from delivery where subscription_id = :of""")
                .param("of", subscription.value())
                .query((row, n) -> new Backlog(row.getLong("waiting"), row.getLong("failed")))
                .single();
    }

    /** @param failed what was given up */
    public record Backlog(long waiting, long failed) {}

    /** Has it told now, whatever came of it before. Returns whether the subscription has it. */
    public boolean retry(Viewer by, SubscriptionId subscription, UUID id) {
        return jdbc.sql("""
                        update delivery set state = 'WAITING', attempts = 0, next_at = :now, delivered_at = null
                         where id = :id and subscription_id = :of""")
                        .param("id", id)
                        .param("of", subscription.value())
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /** Forgets what was told or given up before this time. */
    void forget(Instant before) {
        jdbc.sql("delete from delivery where state <> 'WAITING' and at < :before")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        OffsetDateTime told = row.getObject("delivered_at", OffsetDateTime.class);
        return new Delivery(
                row.getObject("id", UUID.class),
                new SubscriptionId(row.getObject("subscription_id", UUID.class)),
                row.getString("event"),
                row.getString("kind"),
                row.getObject("subject", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                state,
                row.getInt("attempts"),
                state == State.WAITING
                        ? row.getObject("next_at", OffsetDateTime.class).toInstant()
                        : null,
                row.getObject("status", Integer.class),
                row.getString("error"),
                told == null ? null : told.toInstant());
    }
}
