package dev.rapport.web.api;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The news for one listener (server-sent events, WHATWG HTML, section 9.2), written by a thread of its own.
 *
 * <p>A listener that does not keep up with {@value #QUEUE} news is cut off: it connects again by itself, and reads anew
 * what it missed. Comments keep the connection alive while nothing happens, and tell when the other end is gone.
 */
final class EventStream {

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int QUEUE = 1000;

    private final SseEmitter emitter = new SseEmitter(0L);
    private final BlockingQueue<News> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Duration heartbeat;
    private final Consumer<EventStream> ended;
    private volatile boolean open = true;
    private volatile @Nullable Thread writer;

    EventStream(Duration heartbeat, Consumer<EventStream> ended) {
        this.heartbeat = heartbeat;
        this.ended = ended;
    }

    SseEmitter emitter() {
        return emitter;
    }

    void start() {
        emitter.onCompletion(this::close);
        emitter.onTimeout(this::close);
        emitter.onError(error -> close());
        writer = Thread.ofVirtual().name("events").start(this::write);
    }

    /** Never waits. */
    void tell(News news) {
        if (open && !queue.offer(news)) {
            close();
        }
    }

    void close() {
        if (!open) {
            return;
        }
        open = false;
        ended.accept(this);
        Thread thread = writer;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void write() {
        try {
            emitter.send(SseEmitter.event().comment("listening").reconnectTime(3000));
            while (open) {
                News news = queue.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
                emitter.send(
                        news == null
                                ? SseEmitter.event().comment("still here")
                                : SseEmitter.event().name(news.name()).data(news.data(), MediaType.APPLICATION_JSON));
            }
        } catch (InterruptedException e) {
            // It was closed: the connection is ended below.
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A listener went away", e);
        } finally {
            close();
            end();
        }
    }

    private void end() {
        try {
            emitter.complete();
        } catch (IllegalStateException e) {
            LOG.debug("The connection had failed before it could be ended", e);
        }
    }

    /** @param data is written as JSON */
    record News(String name, Object data) {}
}
