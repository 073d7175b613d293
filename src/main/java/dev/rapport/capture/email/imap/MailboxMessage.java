package dev.rapport.capture.email.imap;

import dev.rapport.capture.email.EmailDelivery;
import dev.rapport.capture.email.MailDoor;

/**
 * A message on a server, on its way through a route.
 *
 * @param place where it is, for people
 * @param size in bytes, as the server says
 * @param bytes may be opened while the route has it, and no longer
 */
public record MailboxMessage(EmailDelivery delivery, String place, long size, MailDoor.Opening bytes) {}
