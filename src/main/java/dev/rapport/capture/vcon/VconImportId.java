package dev.rapport.capture.vcon;

import dev.rapport.conversation.TimeOrdered;
import java.util.UUID;

/** Names an import of a vCon. */
public record VconImportId(UUID value) {

    static VconImportId create() {
        return new VconImportId(TimeOrdered.uuid());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
