/**
 * What a sentence means, as a vector: what is meant alike lies close together, whatever its words. For search by meaning, and
 * for finding what is not worded as expected.
 *
 * <p>{@link dev.rapport.language.meaning.Meaning} is the contract; a small model of sentence embeddings stands behind it, which
 * is part of the application and needs nothing from elsewhere. Uses no other package but {@code installation}.
 */
@NullMarked
package dev.rapport.language.meaning;

import org.jspecify.annotations.NullMarked;
