/**
 * From the text of a message to what its sender newly wrote: HTML as readable text and as a safe view, flowed text, and
 * the blocks of a body: reply, quoted, forwarded, signature, disclaimer; and what a signature says of its owner.
 *
 * <p>Knows the words that mail programs write in some twenty languages; all of them are tried on every message, since
 * a thread mixes them. Every search looks at a line or a few at a time and at a bounded stretch of each, so that the work
 * grows with the length of the text only.
 *
 * <p>May use {@code conversation} and {@code language}.
 */
@NullMarked
package dev.rapport.capture.email.text;

import org.jspecify.annotations.NullMarked;
