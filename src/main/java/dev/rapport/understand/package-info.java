/**
 * What was said is understood: findings, each with its evidence, by finders and trackers.
 *
 * <p>{@link dev.rapport.understand.Finder} is the extension point: an item's {@link dev.rapport.understand.Talk} in, findings
 * out. Most of what is found, trackers find: named queries in files that a company may edit ({@code trackers/*.yaml}), or its
 * own ones in PostgreSQL. {@link dev.rapport.understand.Understanding} runs all finders over an item; {@code opinion} has a
 * second look at it later.
 *
 * <p>May use {@code background}, {@code conversation}, {@code language}, {@code query} and {@code archive}.
 */
@NullMarked
package dev.rapport.understand;

import org.jspecify.annotations.NullMarked;
