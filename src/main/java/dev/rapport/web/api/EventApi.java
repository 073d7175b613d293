package dev.rapport.web.api;

import dev.rapport.conversation.Viewer;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Lets clients listen to what changes: {@code progress} of stages, {@code item} for items, {@code model}. */
@RestController
final class EventApi {

    private final EventStreams streams;

    EventApi(EventStreams streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter listen(Viewer viewer) {
        return streams.open();
    }
}
