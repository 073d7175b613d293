package dev.rapport.web.api;

import dev.rapport.conversation.FindingsChanged;
import dev.rapport.conversation.ItemChanged;
import dev.rapport.conversation.Stage;
import dev.rapport.transcribe.TranscriptionProgress;
import dev.rapport.transcribe.model.ModelChanged;
import dev.rapport.web.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells all who listen what changes, as it is committed.
 *
 * <p>The listeners are let go before the server waits for its requests to end, or a stop would wait for them in vain. Safe
 * for use by many threads; who changes something never waits for who listens.
 */
@Component
class EventStreams implements SmartLifecycle {

    /** More than this many are a fault of some client. */
    static final int MAX_LISTENERS = 500;

    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    /** A new listener; it is forgotten when its connection ends. */
    SseEmitter open() {
        if (!running || streams.size() >= MAX_LISTENERS) {
            throw Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "Too many listen already, or Rapport is being stopped")
                    .with(HttpHeaders.RETRY_AFTER, "5");
        }
        EventStream stream = new EventStream(HEARTBEAT, streams::remove);
        streams.add(stream);
        stream.start();
        if (!running) {
            stream.close();
        }
        return stream.emitter();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(ItemChanged changed) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("itemId", changed.item().toString());
        data.put("conversationId", changed.conversation().toString());
        data.put("state", changed.itemState());
        if (changed.stage() != null) {
            data.put("stage", changed.stage().key());
            data.put("stageState", changed.stageState());
        }
        tell(changed.stage() == null ? "item" : "progress", data);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(FindingsChanged changed) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("itemId", changed.item().toString());
        data.put("conversationId", changed.conversation().toString());
        data.put("count", changed.count());
        tell("finding", data);
    }

    /** How much of a recording was heard; these come often, and a listener that misses one misses little. */
    @EventListener
    void on(TranscriptionProgress progress) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("itemId", progress.item().toString());
        data.put("conversationId", progress.conversation().toString());
        data.put("stage", Stage.TRANSCRIBE.key());
        data.put("done", progress.done());
        tell("progress", data);
    }

    @EventListener
    void on(ModelChanged changed) {
        tell("model", AdministrationApi.StateView.of(changed.state()));
    }

    private void tell(String name, Object data) {
        EventStream.News news = new EventStream.News(name, data);
        streams.forEach(stream -> stream.tell(news));
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        streams.forEach(EventStream::close);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The last to be started and the first to be stopped. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
