package dev.rapport.search;

import dev.rapport.conversation.Id;
import org.jspecify.annotations.Nullable;

/**
 * An id, and what people call it.
 *
 * @param name as it was when the moment was indexed; null where it was not known
 */
public record Named<I extends Id>(I id, @Nullable String name) {}
