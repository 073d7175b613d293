package dev.rapport.transcribe.speakers;

import dev.rapport.conversation.Side;
import org.jspecify.annotations.Nullable;

/** One who takes part in the call, as the metadata or a person said; the name is null where only a number is known. */
public record Named(@Nullable String name, Side side) {}
