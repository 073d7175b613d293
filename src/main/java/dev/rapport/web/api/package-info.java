/**
 * The HTTP API: controllers, which turn requests into calls of the other packages and their answers into JSON, and the
 * conventions that all of them keep: errors, pages of lists, times, versions.
 *
 * <p>Holds no rules of its own and no SQL. May use the public types of every other package; nobody uses it.
 */
@NullMarked
package dev.rapport.web.api;

import org.jspecify.annotations.NullMarked;
