package dev.rapport.language.speech;

import dev.rapport.conversation.Conversation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells names that may be spoken in a conversation; each package that keeps some implements it. Safe for use by many threads.
 */
@FunctionalInterface
public interface NameSource {

    /**
     * As they are written, in any order; at most a few hundred.
     *
     * @param conversation whose people and companies are asked for; null for what is common to all
     */
    List<String> names(@Nullable Conversation conversation);
}
