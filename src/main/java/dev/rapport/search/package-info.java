/**
 * The Lucene index of all that was said, and its queries.
 *
 * <p>{@link dev.rapport.search.MomentIndex} writes it, {@link dev.rapport.search.Search} asks it; {@code IndexSchema}
 * documents every field. The index is no truth of its own: it can always be made anew from the archive.
 *
 * <p>May use {@code conversation}, {@code query}, {@code archive} and {@code installation}. Lucene is seen by nobody outside.
 */
@NullMarked
package dev.rapport.search;

import org.jspecify.annotations.NullMarked;
