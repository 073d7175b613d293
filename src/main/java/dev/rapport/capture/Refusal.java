package dev.rapport.capture;

import dev.rapport.conversation.Channel;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A file that was refused and never became an item.
 *
 * @param file where it was delivered, from the data folder
 * @param keptAs where it is kept, from the data folder
 */
public record Refusal(UUID id, String source, Channel channel, String file, String keptAs, String reason, Instant at) {

    static Refusal of(Sighting sighting) {
        return new Refusal(
                sighting.id(),
                sighting.source(),
                sighting.channel(),
                Objects.requireNonNull(sighting.file()),
                Objects.requireNonNull(sighting.keptAs()),
                Objects.requireNonNull(sighting.reason()),
                sighting.at());
    }
}
