package dev.rapport.capture.email.smtp;

import java.util.List;

/**
 * A message that the listener got, on its way through a route.
 *
 * @param source as the ledger names it
 * @param recipients of its envelope
 * @param bytes not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // up to 50 MB, which nobody compares
public record SmtpMessage(String source, List<String> recipients, byte[] bytes) {

    public SmtpMessage {
        recipients = List.copyOf(recipients);
    }
}
