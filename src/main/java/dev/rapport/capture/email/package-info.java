/**
 * Email: from the bytes of a message to what it says. {@link dev.rapport.capture.email.EmailReader} is where to start.
 *
 * <p>{@code mime} reads the structure, {@code text} tells what a person newly wrote, {@code file} looks into attachments;
 * here they are put together. No database, no sources. May use {@code conversation}, {@code language} and {@code archive}.
 */
@NullMarked
package dev.rapport.capture.email;

import org.jspecify.annotations.NullMarked;
