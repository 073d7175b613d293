package dev.rapport.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one stage of one item is.
 *
 * @param at when it came to this state
 * @param attempts how often it was begun since it was last asked for
 * @param reason why it failed, or why it waits after a failure; null where there is nothing to say
 */
public record StageStatus(
        StageState state,
        Instant at,
        int attempts,
        @Nullable String reason) {}
