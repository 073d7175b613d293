/**
 * Mail that lies in files: single messages, mbox, Maildir and zip, from watched folders and from imports.
 *
 * <p>{@link dev.rapport.capture.email.box.EmailFolder} takes from watched folders, {@link
 * dev.rapport.capture.email.box.EmailImports} takes uploads. May use {@code capture.email}, {@code capture}, {@code archive}
 * and {@code conversation}.
 */
@NullMarked
package dev.rapport.capture.email.box;

import org.jspecify.annotations.NullMarked;
