/**
 * The one query language and the one way of cutting text into terms, shared by search and trackers.
 *
 * <p>{@link dev.rapport.query.QueryParser} reads a query into a {@link dev.rapport.query.QueryNode}; {@link
 * dev.rapport.query.QueryCompiler} makes a Lucene query of it for any index that names its fields by {@link
 * dev.rapport.query.QueryTarget}; {@link dev.rapport.query.Analysis} is what both the index and the queries use.
 *
 * <p>May use {@code conversation} and {@code language}.
 */
@NullMarked
package dev.rapport.query;

import org.jspecify.annotations.NullMarked;
