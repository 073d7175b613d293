package dev.rapport.capture.email.imap;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * A mailbox: {@code rapport.email.imap.NAME.*}.
 *
 * @param host of the server
 * @param port 0 for the usual one: 993 with TLS, else 143
 * @param security TLS from the first byte, STARTTLS, or PLAIN, which is for servers on this machine and never the default
 * @param trust a file with the certificates (PEM) that the server's may be signed by; null for those that Java trusts
 * @param user as the server knows it, mostly the address
 * @param password null where {@code oauth} is given
 * @param folders by name, with the server's separator; {@code \Sent}, {@code \All}, {@code \Archive} are those that the server
 *     marks so (RFC 6154)
 * @param owner the address of whose mailbox it is; null for {@code user}, where that is an address
 * @param policy whether internal mail, newsletters and the like are left out
 * @param since mail that came to the server before that day is left alone, when a folder is first read; null for all
 * @param after what is done on the server with a message that is durable here: {@code nothing}, {@code seen}, {@code delete} or
 *     {@code move=FOLDER}
 * @param poll how often is looked, also while IDLE waits, and where the server has no IDLE
 * @param idle whether the server is asked to tell at once
 * @param batch how many messages are taken before progress is kept
 */
record MailboxSettings(
        String host,
        @DefaultValue("0") int port,
        @DefaultValue("TLS") Security security,
        @Nullable String trust,
        String user,
        @Nullable String password,
        @Nullable OAuthSettings oauth,
        @DefaultValue({"INBOX", "\\Sent"}) List<String> folders,
        @Nullable String owner,
        @DefaultValue("true") boolean policy,
        @Nullable LocalDate since,
        @Name("after") @DefaultValue("nothing") String afterwards,
        @DefaultValue("60s") Duration poll,
        @DefaultValue("true") boolean idle,
        @DefaultValue("50") int batch) {

    private static final int MAX_FOLDERS = 20;

    MailboxSettings {
        folders = List.copyOf(folders);
    }

    /** How the connection is made safe. */
    enum Security {
        TLS,
        STARTTLS,
        PLAIN
    }

    /** Says what is missing. */
    void check(String where) {
        need(host != null && !host.isBlank(), where + ".host is the name of the IMAP server; give it");
        need(user != null && !user.isBlank(), where + ".user is the name that the server knows; give it");
        need((password == null) != (oauth == null), where + " needs either .password or .oauth.*");
        need(
                !folders.isEmpty() && folders.size() <= MAX_FOLDERS,
                where + ".folders names 1 to " + MAX_FOLDERS + " folders");
        need(poll.compareTo(Duration.ofMillis(100)) >= 0, where + ".poll is at least 100ms");
        need(batch >= 1 && batch <= 1000, where + ".batch is 1 to 1000");
        need(After.of(afterwards) != null, where + ".after is nothing, seen, delete or move=FOLDER");
        if (oauth != null) {
            oauth.check(where + ".oauth");
        }
    }

    static void need(boolean fulfilled, String message) {
        if (!fulfilled) {
            throw new IllegalArgumentException(message);
        }
    }

    int realPort() {
        return port != 0 ? port : security == Security.TLS ? 993 : 143;
    }

    @Nullable
    String realOwner() {
        return owner != null ? owner : user.contains("@") ? user.toLowerCase(Locale.ROOT) : null;
    }

    After after() {
        After after = After.of(afterwards);
        return after == null ? After.NOTHING : after;
    }
}
