/**
 * Brings what moments mean into the index of meanings: which items are still to be read, and the thread that reads them.
 *
 * <p>Comes after all else, and nothing waits for it. May use {@code background}, {@code conversation} and the public types of
 * {@code search}.
 */
@NullMarked
package dev.rapport.search.meaning;

import org.jspecify.annotations.NullMarked;
