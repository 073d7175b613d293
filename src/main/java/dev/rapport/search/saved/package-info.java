/**
 * Searches that people keep, and alerts when something comes that they find: on their page, by mail, and by webhook to whoever
 * subscribes to {@code saved-search.found}.
 */
@NullMarked
package dev.rapport.search.saved;

import org.jspecify.annotations.NullMarked;
