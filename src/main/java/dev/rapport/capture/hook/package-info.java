/**
 * Webhooks: what chat and telephone platforms tell us as it happens, each in its own form and with its own proof that it is they.
 * {@link dev.rapport.capture.hook.Hooks} is where to start; each platform is one class that proves and one that reads.
 *
 * <p>May use {@code conversation}, {@code language}, {@code archive}, {@code capture.chat}, {@code capture.call}, {@code
 * capture.fetch} and the text of HTML in {@code capture.email.text}.
 */
@NullMarked
package dev.rapport.capture.hook;

import org.jspecify.annotations.NullMarked;
