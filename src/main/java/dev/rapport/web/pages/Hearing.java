package dev.rapport.web.pages;

import dev.rapport.archive.ItemStore;
import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.ItemChanged;
import dev.rapport.conversation.ItemId;
import dev.rapport.conversation.Stage;
import dev.rapport.conversation.StageState;
import dev.rapport.conversation.Viewer;
import dev.rapport.transcribe.TranscriptionProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Knows which calls this process is listening to, how far it is with each, and how long what waits will take.
 *
 * <p>The pace is bytes of recordings in a second in which at least one was heard: of what waits, nothing but the size is known,
 * and what one telephone system delivers is of one format. What lies back longer counts less, by half for each
 * {@link #HALF_LIFE} of hearing. What other machines hear is not counted. Safe for use by many threads.
 */
@Component
final class Hearing {

    private static final Duration HALF_LIFE = Duration.ofMinutes(2);
    private static final double ENOUGH_SECONDS = 3;
    private static final double MS_PER_SECOND = 1000;

    private final ItemStore items;
    private final Clock clock;
    private final Map<ItemId, Call> calls = new LinkedHashMap<>();
    private double bytes;
    private double seconds;
    private @Nullable Instant counted;

    Hearing(ItemStore items, Clock clock) {
        this.items = items;
        this.clock = clock;
    }

    @EventListener
    void on(TranscriptionProgress progress) {
        Call before;
        synchronized (this) {
            before = calls.get(progress.item());
        }
        long size = before == null
                ? items.find(Viewer.PIPELINE, progress.item())
                        .map(item -> item.original().size())
                        .orElse(0L)
                : before.size();
        heard(new Call(progress.item(), progress.conversation(), size, progress.done()));
    }

    private synchronized void heard(Call call) {
        count();
        Call before = calls.put(call.item(), call);
        bytes += Math.max(0, call.done() - (before == null ? 0 : before.done())) * call.size();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    synchronized void on(ItemChanged changed) {
        if (changed.stage() == Stage.TRANSCRIBE && changed.stageState() != StageState.RUNNING) {
            count();
            calls.remove(changed.item());
        }
    }

    /** Only the time counts in which there was something to hear. */
    private void count() {
        Instant now = clock.instant();
        if (counted != null && !calls.isEmpty()) {
            double passed = Duration.between(counted, now).toMillis() / MS_PER_SECOND;
            double kept = Math.pow(0.5, passed / HALF_LIFE.toSeconds());
            seconds = seconds * kept + passed;
            bytes *= kept;
        }
        counted = now;
    }

    /** What is being heard just now, what is furthest first. */
    synchronized List<Call> now() {
        return calls.values().stream()
                .sorted(Comparator.comparingDouble(Call::done).reversed())
                .toList();
    }

    /**
     * How long so much will take; empty until that can be told.
     *
     * @param waiting bytes of all recordings that are not heard, the ones at hand among them
     */
    synchronized Optional<Duration> timeFor(long waiting) {
        if (seconds < ENOUGH_SECONDS || bytes <= 0) {
            return Optional.empty();
        }
        double rest = waiting
                - calls.values().stream()
                        .mapToDouble(call -> call.done() * call.size())
                        .sum();
        return Optional.of(Duration.ofSeconds(Math.round(Math.max(0, rest) / (bytes / seconds))));
    }

    /**
     * A call that is being heard.
     *
     * @param size of its recording, in bytes
     * @param done 0..1
     */
    record Call(ItemId item, ConversationId conversation, long size, double done) {}
}
