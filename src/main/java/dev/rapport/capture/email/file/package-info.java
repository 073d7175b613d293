/**
 * Files that come with messages: what they are by their first bytes, names that do no harm, and their text for the index.
 *
 * <p>May use {@code conversation}, and {@code capture.email.mime} for notes and character sets.
 */
@NullMarked
package dev.rapport.capture.email.file;

import org.jspecify.annotations.NullMarked;
