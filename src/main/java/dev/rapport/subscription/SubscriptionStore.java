package dev.rapport.subscription;

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

/** Holds who is told of changes. Safe for use by many threads. */
@Component
public class SubscriptionStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    SubscriptionStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A new one, with the secret that is not shown again. */
    public record Made(Subscription subscription, String secret) {}

    /** It is told of what changes from now on. */
    public Made add(Viewer by, SubscriptionDraft draft) {
        SubscriptionId id = SubscriptionId.create();
        String secret = draft.secret() == null ? Signature.newSecret() : draft.secret();
        jdbc.sql("""
                        insert into subscription (id, url, events, description, secret, by_user, created_at)
                        values (:id, :url, :events, :description, :secret, :by, :now)""")
                .param("id", id.value())
                .param("url", draft.url())
                .param("events", draft.events().toArray(String[]::new))
                .param("description", draft.description())
                .param("secret", secret)
                .param("by", by.user())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return new Made(find(by, id).orElseThrow(), secret);
    }

    /** The newest first. */
    public List<Subscription> all(Viewer viewer) {
        return jdbc.sql("select * from subscription order by id desc")
                .query((row, n) -> subscription(row))
                .list();
    }

    public Optional<Subscription> find(Viewer viewer, SubscriptionId id) {
        return jdbc.sql("select * from subscription where id = :id")
                .param("id", id.value())
                .query((row, n) -> subscription(row))
                .optional();
    }

    /** With all that it was told. Returns whether it was there. */
    public boolean remove(Viewer by, SubscriptionId id) {
        return jdbc.sql("delete from subscription where id = :id")
                        .param("id", id.value())
                        .update()
                > 0;
    }

    /** It is told again, also what waited when it was stopped. */
    public void resume(Viewer by, SubscriptionId id) {
        jdbc.sql("update subscription set state = 'ACTIVE', reason = null where id = :id")
                .param("id", id.value())
                .update();
    }

    void stop(SubscriptionId id, String reason) {
        jdbc.sql("update subscription set state = 'STOPPED', reason = :reason where id = :id")
                .param("id", id.value())
                .param("reason", reason)
                .update();
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(
                new SubscriptionId(row.getObject("id", UUID.class)),
                row.getString("url"),
                List.of((String[]) row.getArray("events").getArray()),
                row.getString("description"),
                row.getString("state").equals("ACTIVE"),
                row.getString("reason"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
