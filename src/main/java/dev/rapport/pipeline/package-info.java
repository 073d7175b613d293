/**
 * Carries items along their way: the queues of jobs in PostgreSQL, retries, quarantine, running stages again, and the route
 * files, which alone decide the order of the stages.
 *
 * <p>May use {@code conversation}, {@code archive} and {@code installation}; the stages are reached through Camel only.
 */
@NullMarked
package dev.rapport.pipeline;

import org.jspecify.annotations.NullMarked;
