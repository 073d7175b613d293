package dev.rapport.search;

import dev.rapport.conversation.Viewer;
import java.util.List;
import java.util.Optional;

/** Knows the words that were ever said or written. Safe for use by many threads. */
public interface Vocabulary {

    /** The words that begin so, the most frequent first; none for less than two letters. */
    List<String> beginningWith(Viewer viewer, String beginning, int most);

    /**
     * The query with each word that nobody ever said replaced by the most likely one that somebody did; empty where that
     * changes nothing, or the query can not be read.
     */
    Optional<String> corrected(Viewer viewer, String query);
}
