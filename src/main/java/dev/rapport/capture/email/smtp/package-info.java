/**
 * The listener to which a mail server sends a copy of each message: a journal, or a blind copy. {@link
 * dev.rapport.capture.email.smtp.SmtpListenerComponent} is what a route names.
 *
 * <p>May use {@code capture.email}, {@code capture} and {@code conversation}.
 */
@NullMarked
package dev.rapport.capture.email.smtp;

import org.jspecify.annotations.NullMarked;
