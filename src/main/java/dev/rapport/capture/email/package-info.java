/**
 * Email: from the bytes of a message to an item of its thread. {@link dev.rapport.capture.email.EmailIntake} is where to start;
 * {@link dev.rapport.capture.email.EmailReader} says what a message says.
 *
 * <p>{@code mime} reads the structure, {@code text} tells what a person newly wrote, {@code file} looks into attachments. May use
 * {@code conversation}, {@code language}, {@code archive} and the intake of {@code capture}.
 */
@NullMarked
package dev.rapport.capture.email;

import org.jspecify.annotations.NullMarked;
