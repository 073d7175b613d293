package dev.rapport.capture.email.imap;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code rapport.email.imap.*}.
 *
 * @param imap the mailboxes, by a name of the company's choice; the ledger shows {@code imap-NAME}
 */
@ConfigurationProperties("rapport.email")
record ImapSettings(@DefaultValue Map<String, MailboxSettings> imap) {

    ImapSettings {
        imap = new TreeMap<>(imap);
        imap.keySet().stream()
                .filter(name -> !name.matches("[A-Za-z0-9_-]{1,60}"))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "rapport.email.imap." + name + ": the name of a mailbox has letters, digits, - and _ only");
                });
        imap.forEach((name, mailbox) -> mailbox.check("rapport.email.imap." + name));
    }
}
