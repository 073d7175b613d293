package dev.rapport.crm.newcomer;

import dev.rapport.conversation.TimeOrdered;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Has a person asked whether somebody new is to be a contact: at most one question is open about an address.
 *
 * <p>Joins the caller's transaction, in which customers are kept from changing. Safe for use by many threads.
 */
@Component
class NewcomerQuestions {

    /** How sure it is that somebody with a name who writes from a company's domain works there. */
    private static final double SCORE = 0.7;

    private final JdbcClient jdbc;
    private final Clock clock;

    NewcomerQuestions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A question that is open already becomes this one, and keeps its id and its age. */
    void ask(Newcomer newcomer) {
        jdbc.sql("""
                        insert into review (id, kind, item_id, conversation_id, account_ids, candidates, score, created_at)
                        select :id, 'CONTACT', i.id, i.conversation_id, array[:account::uuid], :email, :score, :at
                          from item i where i.id = :item
                        on conflict (candidates) where state = 'OPEN' and kind = 'CONTACT' do update
                           set item_id = excluded.item_id, conversation_id = excluded.conversation_id,
                               account_ids = excluded.account_ids""")
                .param("id", TimeOrdered.uuid())
                .param("account", newcomer.account().value())
                .param("email", newcomer.email())
                .param("score", SCORE)
                .param("at", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .param("item", newcomer.item().value())
                .update();
    }

    /** Nobody needs to decide any more. */
    void close(String email) {
        jdbc.sql("update review set state = 'CLOSED' where kind = 'CONTACT' and state = 'OPEN' and candidates = :email")
                .param("email", email)
                .update();
    }

    /** Whether a person said that this is nobody to be kept. */
    boolean isRefused(String email) {
        return jdbc.sql(
                        "select exists (select from review where kind = 'CONTACT' and state = 'IGNORED' and candidates = :email)")
                .param("email", email)
                .query(Boolean.class)
                .single();
    }
}
