package dev.rapport.crm;

import static dev.rapport.crm.CrmFixture.ADMIN;
import static dev.rapport.crm.CrmFixture.caller;
import static dev.rapport.crm.CrmFixture.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rapport.conversation.Item;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageRequest;
import dev.rapport.crm.duplicate.MergeOutcome;
import dev.rapport.crm.duplicate.Merges;
import dev.rapport.crm.filing.FileStages;
import dev.rapport.match.MatchStages;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** Contacts that become one in the very moment in which a call is put on the record of one of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MergeWhileFilingTest {

    private static final Instant AT = Instant.parse("2026-03-10T10:00:00Z");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @SuppressWarnings("NullAway.Init")
    private CrmFixture crm;

    @SuppressWarnings("NullAway.Init")
    private Contact kept;

    @SuppressWarnings("NullAway.Init")
    private Contact other;

    @SuppressWarnings("NullAway.Init")
    private Item call;

    @BeforeAll
    void start(@TempDir Path data) {
        crm = new CrmFixture(data);
    }

    @BeforeEach
    void aCallOfOneOfTwo() {
        crm.clear();
        kept = crm.contact(draft("Dana Whitfield", "+1 415 555 0142", null));
        other = crm.contact(draft("D. Whitfield", "+1 415 555 0143", null));
        call = crm.call(AT, caller("Dana", "+14155550143", null));
    }

    @AfterAll
    void stop() {
        threads.close();
        crm.close();
    }

    @Test
    void aMergeWaitsForTheFilingAndTakesItAlong() {
        CompletableFuture<MergeOutcome> merge = transaction(() -> {
            stages();
            CompletableFuture<MergeOutcome> begun = CompletableFuture.supplyAsync(this::merge, threads);
            awaitSomebodyWaits();
            assertThat(begun).isNotDone();
            return begun;
        });

        assertThat(merge.join()).isInstanceOf(MergeOutcome.Done.class);
        assertThat(onRecord()).as("at once").containsExactly(kept.id());
        crm.runJobs();
        assertThat(onRecord()).containsExactly(kept.id());
    }

    @Test
    void aFilingWaitsForTheMergeAndFindsTheSurvivor() {
        CompletableFuture<Void> filing = transaction(() -> {
            merge();
            CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> transaction(this::stages), threads);
            awaitSomebodyWaits();
            assertThat(begun).isNotDone();
            return begun;
        });

        filing.join();
        assertThat(onRecord()).containsExactly(kept.id());
    }

    @Test
    void whatWasComputedBeforeTheMergeIsStoredForTheSurvivor() {
        Runnable store = MatchStages.computed(crm.beans(), new StageRequest(call.id(), Stage.MATCH, 1));
        merge();
        transaction(() -> {
            MatchStages.identify(crm.beans(), new StageRequest(call.id(), Stage.IDENTIFY, 1));
            store.run();
            FileStages.file(crm.beans(), new StageRequest(call.id(), Stage.FILE, 1));
            return call;
        });

        assertThat(onRecord()).containsExactly(kept.id());
    }

    private Item stages() {
        MatchStages.identify(crm.beans(), new StageRequest(call.id(), Stage.IDENTIFY, 1));
        MatchStages.match(crm.beans(), new StageRequest(call.id(), Stage.MATCH, 1));
        FileStages.file(crm.beans(), new StageRequest(call.id(), Stage.FILE, 1));
        return call;
    }

    private MergeOutcome merge() {
        return crm.get(Merges.class).merge(ADMIN, kept.id(), List.of(other.id()));
    }

    private <T> T transaction(java.util.function.Supplier<T> work) {
        return java.util.Objects.requireNonNull(
                crm.get(TransactionTemplate.class).execute(status -> work.get()));
    }

    private void awaitSomebodyWaits() {
        await().until(() -> crm.database
                .jdbc()
                .sql("select exists (select from pg_locks where locktype = 'advisory' and not granted)")
                .query(Boolean.class)
                .single());
    }

    private List<dev.rapport.conversation.ContactId> onRecord() {
        return crm.get(ActivityStore.class)
                .ofItem(ADMIN, call.id())
                .orElseThrow()
                .contacts();
    }
}
