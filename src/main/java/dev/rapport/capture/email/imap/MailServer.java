package dev.rapport.capture.email.imap;

import dev.rapport.capture.email.imap.MailboxSettings.Security;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.stereotype.Component;

/**
 * Connects to IMAP servers: with TLS, whose certificate has to be trusted and be for the host, unless the settings say PLAIN.
 *
 * <p>Bodies are only ever peeked at, so that nothing becomes read. A folder is opened for reading only, unless something is to be
 * done on the server. Safe for use by many threads; what it opens is for one.
 */
@Component
final class MailServer {

    private static final Duration CONNECT = Duration.ofSeconds(20);
    /** How long the server may be silent while something was asked of it. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final int BLOCK_BYTES = 1 << 20;

    private final AccessTokens tokens;

    MailServer(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * A folder that is open, on a connection of its own.
     *
     * @param name as the server names it
     */
    record Opened(IMAPStore store, IMAPFolder folder, String name, boolean tellsAtOnce) implements AutoCloseable {

        /** Also while another thread waits on it. Never fails: what is left of a connection does not matter. */
        @Override
        public void close() {
            try {
                folder.forceClose();
            } catch (MessagingException | IllegalStateException e) {
                // the server has closed it already
            }
            try {
                store.close();
            } catch (MessagingException e) {
                // the same
            }
        }
    }

    /** @param wanted a name; or what the server marks a folder as, such as {@code \Sent} */
    Opened open(String source, MailboxSettings settings, String wanted) throws MessagingException, IOException {
        IMAPStore store = connect(source, settings);
        try {
            IMAPFolder folder = find(store, wanted);
            folder.open(settings.after().kind() == After.Kind.NOTHING ? Folder.READ_ONLY : Folder.READ_WRITE);
            boolean tells = settings.idle() && store.hasCapability("IDLE");
            return new Opened(store, folder, folder.getFullName(), tells);
        } catch (MessagingException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private IMAPStore connect(String source, MailboxSettings settings) throws MessagingException, IOException {
        try {
            return connectOnce(source, settings);
        } catch (AuthenticationFailedException e) {
            if (settings.oauth() == null) {
                throw e;
            }
            tokens.forget(source); // it may have ended before its time
            return connectOnce(source, settings);
        }
    }

    private IMAPStore connectOnce(String source, MailboxSettings settings) throws MessagingException, IOException {
        OAuthSettings oauth = settings.oauth();
        String secret = oauth == null ? settings.password() : tokens.of(source, oauth);
        Session session = Session.getInstance(properties(settings));
        IMAPStore store = (IMAPStore) session.getStore("imap");
        store.connect(settings.host(), settings.realPort(), settings.user(), secret);
        return store;
    }

    private static Properties properties(MailboxSettings settings) {
        Properties all = new Properties();
        Security security = settings.security();
        put(all, "ssl.enable", security == Security.TLS);
        put(all, "starttls.enable", security == Security.STARTTLS);
        put(all, "starttls.required", security == Security.STARTTLS);
        put(all, "ssl.checkserveridentity", true);
        put(all, "connectiontimeout", CONNECT.toMillis());
        put(all, "timeout", SILENCE.plus(settings.poll()).toMillis());
        put(all, "peek", true);
        put(all, "fetchsize", BLOCK_BYTES);
        put(all, "connectionpoolsize", 1);
        if (settings.oauth() != null) {
            put(all, "auth.mechanisms", "XOAUTH2");
        }
        if (settings.trust() != null) {
            var trusted = new PemSslStoreBundle(null, PemSslStoreDetails.forCertificate("file:" + settings.trust()));
            all.put(
                    "mail.imap.ssl.socketFactory",
                    SslBundle.of(trusted).createSslContext().getSocketFactory());
        }
        return all;
    }

    private static void put(Properties all, String name, Object value) {
        all.setProperty("mail.imap." + name, value.toString());
    }

    private static IMAPFolder find(IMAPStore store, String wanted) throws MessagingException {
        if (!wanted.startsWith("\\")) {
            return (IMAPFolder) store.getFolder(wanted);
        }
        List<String> names = new ArrayList<>();
        for (Folder folder : store.getDefaultFolder().list("*")) {
            names.add(folder.getFullName());
            if (Arrays.stream(((IMAPFolder) folder).getAttributes()).anyMatch(wanted::equalsIgnoreCase)) {
                return (IMAPFolder) folder;
            }
        }
        throw new FolderNotFoundException(
                store.getDefaultFolder(),
                "No folder is marked as " + wanted + "; there are " + String.join(", ", names));
    }
}
