/**
 * Mailboxes on IMAP servers (RFC 3501), each message once, by UIDVALIDITY and UID. {@link
 * dev.rapport.capture.email.imap.MailboxComponent} is what a route names; {@code FolderWatch} is where to start reading.
 *
 * <p>May use {@code capture.email}, {@code capture} and {@code conversation}.
 */
@NullMarked
package dev.rapport.capture.email.imap;

import org.jspecify.annotations.NullMarked;
