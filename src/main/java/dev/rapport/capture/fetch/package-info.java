/**
 * What others point to by an address: fetched so that nobody can make Rapport ask a server of the company's own network.
 * {@link dev.rapport.capture.fetch.SafeFetch} is where to start.
 *
 * <p>May use {@code conversation}.
 */
@NullMarked
package dev.rapport.capture.fetch;

import org.jspecify.annotations.NullMarked;
