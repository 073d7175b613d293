package dev.rapport.understand;

import dev.rapport.conversation.TimeOrdered;
import java.util.UUID;

/** Names a tracker of the company's own. */
public record TrackerId(UUID value) {

    static TrackerId create() {
        return new TrackerId(TimeOrdered.uuid());
    }

    /** Reads the text form; anything else is an {@link IllegalArgumentException}. */
    public static TrackerId of(String text) {
        return new TrackerId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
