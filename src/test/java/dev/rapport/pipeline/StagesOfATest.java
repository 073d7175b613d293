package dev.rapport.pipeline;

import dev.rapport.archive.Bundle;
import dev.rapport.archive.StageStore;
import dev.rapport.conversation.Channel;
import dev.rapport.conversation.Conversation;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Item;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.ItemKind;
import dev.rapport.conversation.ItemState;
import dev.rapport.conversation.Original;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageGate;
import dev.rapport.conversation.StageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Stages that remember what they stored, and fail or wait when a test says so. */
final class StagesOfATest implements StageGate {

    private final Map<Stage, RuntimeException> failures = new ConcurrentHashMap<>();
    private final Map<Stage, RuntimeException> failuresOnce = new ConcurrentHashMap<>();
    private final Map<Stage, RuntimeException> failuresOfStore = new ConcurrentHashMap<>();
    private final Map<ItemId, List<Stage>> stored = new ConcurrentHashMap<>();
    volatile CountDownLatch held = new CountDownLatch(1);
    private volatile @Nullable Stage holding;
    private volatile CountDownLatch hold = new CountDownLatch(0);
    volatile Optional<String> closed = Optional.empty();

    void reset() {
        failures.clear();
        failuresOnce.clear();
        failuresOfStore.clear();
        closed = Optional.empty();
    }

    void fail(Stage stage, RuntimeException failure) {
        failures.put(stage, failure);
    }

    void failOnce(Stage stage, RuntimeException failure) {
        failuresOnce.put(stage, failure);
    }

    /** Fails in the transaction, once the stage was marked as done. */
    void failToStore(Stage stage, RuntimeException failure) {
        failuresOfStore.put(stage, failure);
    }

    CountDownLatch holdNext(Stage stage) {
        held = new CountDownLatch(1);
        hold = new CountDownLatch(1);
        holding = stage;
        return hold;
    }

    List<Stage> stored(ItemId item) {
        return List.copyOf(stored.getOrDefault(item, List.of()));
    }

    @Override
    public Stage stage() {
        return Stage.TRANSCRIBE;
    }

    @Override
    public Optional<String> closedBecause() {
        return closed;
    }

    /** What a stage computed: always of a recording. */
    public record Work(StageRequest request) {
        public boolean isRecording() {
            return true;
        }
    }

    /** As the routes call the reader of files. */
    public static final class NoFiles {
        public StageRequest read(StageRequest request) {
            return request;
        }

        public Bundle together(Bundle bundle) {
            return bundle;
        }
    }

    /** One stage, as the routes call it. */
    public final class One {
        private final Stage stage;
        private final StageStore stages;

        One(Stage stage, StageStore stages) {
            this.stage = stage;
            this.stages = stages;
        }

        public Work compute(StageRequest request) throws InterruptedException {
            if (stage == holding) {
                holding = null;
                held.countDown();
                hold.await();
            }
            RuntimeException once = failuresOnce.remove(stage);
            RuntimeException failure = once == null ? failures.get(stage) : once;
            if (failure != null) {
                throw failure;
            }
            return new Work(request);
        }

        public Work write(Work done) {
            return done;
        }

        /** So that all that goes together goes by itself after all. */
        public Bundle together(Bundle bundle) {
            throw new IllegalStateException("The stages of a test work one by one");
        }

        public void holdStill() {}

        public Bundle begin(Bundle bundle) {
            return bundle;
        }

        public Bundle writeAll(Bundle bundle) {
            return bundle;
        }

        public void store(Work done) {
            ItemId item = done.request().item();
            stages.done(item, stage);
            RuntimeException failure = failuresOfStore.get(stage);
            if (failure != null) {
                throw failure;
            }
            stored.computeIfAbsent(item, one -> new ArrayList<>()).add(stage);
        }
    }

    /** A call of one recording, as it was captured. */
    static Conversation callWith(ItemId item) {
        ConversationId conversation = ConversationId.create();
        Item recording = new Item(
                item,
                conversation,
                ItemKind.RECORDING,
                "test",
                null,
                "call.wav",
                new Original("ab".repeat(32), 1),
                Instant.parse("2026-11-22T10:00:00Z"),
                ItemState.PENDING,
                null,
                Map.of(),
                null,
                List.of());
        return new Conversation(
                conversation,
                Channel.CALL,
                null,
                recording.startedAt(),
                null,
                null,
                null,
                List.of(recording),
                List.of());
    }
}
