package dev.rapport.transcribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Recording;
import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import dev.rapport.transcribe.worker.Death;
import dev.rapport.transcribe.worker.Death.Cause;
import dev.rapport.transcribe.worker.RecognizerDied;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BlameTest {

    private static final Transcription HEARD =
            new Transcription(new Recording("audio/wav", 1, 1), true, List.of(), 1, "m");

    private final InMemoryDeaths deaths = new InMemoryDeaths();
    private final Blame blame = new Blame(deaths);
    private final ItemId item = ItemId.create();

    @Test
    void theThirdDeathIsOneTooMany() {
        assertThatThrownBy(() -> blame.run(item, dying(Cause.CRASHED))).isInstanceOf(TemporaryFailure.class);
        assertThatThrownBy(() -> blame.run(item, dying(Cause.HUNG))).isInstanceOf(TemporaryFailure.class);
        assertThatThrownBy(() -> blame.run(item, dying(Cause.CRASHED)))
                .isInstanceOf(Unprocessable.class)
                .hasMessageContaining("3 times");
    }

    @Test
    void aKillFromOutsideBlamesNobody() {
        for (int i = 1; i < Blame.MAX_KILLED; i++) {
            assertThatThrownBy(() -> blame.run(item, dying(Cause.KILLED))).isInstanceOf(TemporaryFailure.class);
        }
        assertThat(deaths.of(item).own()).isZero();
        assertThatThrownBy(() -> blame.run(item, dying(Cause.KILLED))).isInstanceOf(Unprocessable.class);
    }

    @Test
    void aRecogniserThatWasToldToEndCountsForNothing() {
        assertThatThrownBy(() -> blame.run(item, dying(Cause.STOPPED))).isInstanceOf(TemporaryFailure.class);
        assertThat(deaths.of(item)).isEqualTo(Deaths.Count.NONE);
    }

    @Test
    void anItemOfWhichItDiedBeforeRunsAlone() throws InterruptedException {
        deaths.add(item, Deaths.Kind.OWN);
        AtomicBoolean otherEnded = new AtomicBoolean();
        CountDownLatch otherRuns = new CountDownLatch(1);
        CountDownLatch otherMayEnd = new CountDownLatch(1);
        start(ItemId.create(), () -> {
            otherRuns.countDown();
            hold(otherMayEnd);
            otherEnded.set(true);
            return HEARD;
        });
        otherRuns.await();
        CompletableFuture<Boolean> alone = new CompletableFuture<>();
        CompletableFuture<Void> suspect = start(item, () -> {
            alone.complete(otherEnded.get());
            return HEARD;
        });

        assertThat(suspect).isNotDone();
        otherMayEnd.countDown();

        await().until(suspect::isDone);
        assertThat(alone).isCompletedWithValue(true);
    }

    @Test
    void othersRunSideBySide() throws InterruptedException {
        CountDownLatch both = new CountDownLatch(2);
        Blame.Attempt meeting = () -> {
            both.countDown();
            hold(both);
            return HEARD;
        };
        CompletableFuture<Void> first = start(item, meeting);
        CompletableFuture<Void> second = start(ItemId.create(), meeting);

        await().until(() -> first.isDone() && second.isDone());
    }

    @Test
    void whatIsPartlyHeardGoesOnAtOnceAndADeathStillCounts() throws IOException {
        AtomicBoolean died = new AtomicBoolean();
        Blame.Attempt attempt = new Blame.Attempt() {
            @Override
            public Transcription run() throws RecognizerDied {
                if (died.compareAndSet(false, true)) {
                    throw new RecognizerDied(new Death(Cause.CRASHED, "it fell"));
                }
                return HEARD;
            }

            @Override
            public boolean resumes() {
                return true;
            }
        };

        assertThat(blame.run(item, attempt)).isEqualTo(HEARD);
        assertThat(deaths.of(item).own()).isEqualTo(1);
    }

    private CompletableFuture<Void> start(ItemId of, Blame.Attempt attempt) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        blame.run(of, attempt);
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                },
                task -> Thread.ofVirtual().start(task));
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Blame.Attempt dying(Cause cause) {
        return () -> {
            throw new RecognizerDied(new Death(cause, "it fell"));
        };
    }
}
