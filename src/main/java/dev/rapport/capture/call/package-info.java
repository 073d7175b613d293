/**
 * Recorded calls: from a file of a watched folder, or the body of a request, with what is known of the call, to an item.
 *
 * <p>Whether something is audio at all is decided here, by its first bytes; whether it can be decoded, by the stage
 * that does. May use what {@code capture} may, and {@code capture}.
 */
@NullMarked
package dev.rapport.capture.call;

import org.jspecify.annotations.NullMarked;
