package dev.rapport.search;

import dev.rapport.conversation.ConversationId;
import dev.rapport.conversation.Viewer;
import java.util.List;

/** Finds conversations in which much the same was said. Safe for use by many threads. */
public interface SimilarConversations {

    /**
     * The most alike first; empty for a conversation that is not in the index.
     *
     * @param most how many at most
     */
    List<Similar> to(Viewer viewer, ConversationId conversation, int most);

    /**
     * A conversation that is like another.
     *
     * @param score comparable only with the others of the same answer
     * @param by how they were compared
     * @param moment what is most alike in it
     */
    record Similar(ConversationId conversation, double score, By by, SearchHit moment) {}

    /** How conversations were found to be alike. */
    enum By {
        WORDS,
        MEANING,
        BOTH
    }
}
