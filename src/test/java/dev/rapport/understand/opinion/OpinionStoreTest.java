package dev.rapport.understand.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.archive.BacklogStore;
import dev.rapport.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpinionStoreTest {

    private static final TestDatabase DATABASE = TestDatabase.migrated();

    private final OpinionStore store = new OpinionStore(DATABASE.jdbc(), new BacklogStore(DATABASE.jdbc()));

    @BeforeEach
    void empty() {
        DATABASE.jdbc().sql("delete from conversation").update();
    }

    private static void pending(String kind, int count) {
        DATABASE.jdbc().sql("""
                        with c as (insert into conversation (id, channel, started_at) values (gen_random_uuid(), 'EMAIL', now())
                                   returning id)
                        insert into item (id, conversation_id, kind, source, sha256, size, started_at, state)
                        select gen_random_uuid(), c.id, :kind, 'test', '', 0, now(), 'PENDING' from c, generate_series(1, :count)""").param("kind", kind).param("count", count).update();
    }

    @Test
    void anImportGoesFirst() {
        pending("MESSAGE", BacklogStore.MANY_MESSAGES - 1);
        assertThat(store.mustWait()).isFalse();

        pending("MESSAGE", 1);
        assertThat(store.mustWait()).isTrue();
    }

    @Test
    void callsTakeTooLongToBeWaitedFor() {
        pending("RECORDING", BacklogStore.MANY_MESSAGES);

        assertThat(store.mustWait()).isFalse();
    }

    @Test
    void whatHasWaitedForLongWaitsNoLonger() {
        pending("MESSAGE", BacklogStore.MANY_MESSAGES);
        DATABASE.jdbc()
                .sql("insert into opinion (item_id, due) select id, now() - interval '1 hour' from item limit 1")
                .update();

        assertThat(store.mustWait()).isFalse();
    }
}
