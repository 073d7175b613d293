/**
 * The Lucene indexes of all that was said, by its words and by its meaning, and their queries.
 *
 * <p>{@link dev.rapport.search.MomentIndex} and {@link dev.rapport.search.MeaningIndex} write them, {@link dev.rapport.search.Search},
 * {@link dev.rapport.search.MeaningSearch} and {@link dev.rapport.search.HeardAs} ask them; {@code IndexSchema}
 * documents every field. The indexes are no truth of their own: they can always be made anew from the archive.
 *
 * <p>May use {@code background}, {@code conversation}, {@code language}, {@code query}, {@code archive} and {@code
 * installation}. Lucene is seen by nobody outside.
 */
@NullMarked
package dev.rapport.search;

import org.jspecify.annotations.NullMarked;
