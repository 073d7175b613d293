/**
 * Webhooks: what chat and telephone platforms tell us as it happens, each in its own form and with its own proof that it is they.
 * {@link dev.rapport.capture.hook.Hooks} is where to start; each platform is one class that proves and one that reads.
 *
 * <p>May use {@code background}, {@code conversation}, {@code language}, {@code archive}, {@code capture.chat}, {@code
 * capture.call}, {@code capture.fetch}, the text of HTML in {@code capture.email.text}, and that of Slack and Teams in {@code
 * capture.chat.export}.
 */
@NullMarked
package dev.rapport.capture.hook;

import org.jspecify.annotations.NullMarked;
