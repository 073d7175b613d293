package dev.rapport.capture.email.imap;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in one line what is wrong with a server and what to do about it. Never shows a password. */
final class ServerTrouble {

    private ServerTrouble() {}

    /** @param name of the mailbox, for the settings to look at */
    static String reason(String name, MailboxSettings settings, Throwable error) {
        String server = settings.host() + ":" + settings.realPort();
        String setting = "rapport.email.imap." + name;
        if (cause(error, AuthenticationFailedException.class) instanceof Throwable refused) {
            return server + " refuses the user " + settings.user() + " (" + line(refused) + "). See " + setting
                    + (settings.oauth() == null
                            ? ".password; Gmail wants an app password or .oauth.*, Microsoft 365 wants .oauth.*"
                            : ".oauth.*, and that the user may use IMAP there");
        }
        if (cause(error, UnknownHostException.class) != null) {
            return "There is no host " + settings.host() + ". See " + setting + ".host";
        }
        if (cause(error, CertificateException.class) instanceof Throwable certificate) {
            return "The certificate of " + server + " is not trusted (" + line(certificate)
                    + "). If it is your own, give " + setting
                    + ".trust, and as .host the name that the certificate is for";
        }
        if (cause(error, SSLException.class) instanceof Throwable tls) {
            return "There is no TLS with " + server + " (" + line(tls) + "). See " + setting + ".port and .security";
        }
        if (cause(error, ConnectException.class) != null) {
            return server + " takes no connection. See " + setting + ".host and .port, and the firewall";
        }
        return other(server, setting, error);
    }

    private static String other(String server, String setting, Throwable error) {
        if (cause(error, FolderNotFoundException.class) instanceof Throwable folder) {
            return line(folder) + ". See " + setting + ".folders";
        }
        if (cause(error, SocketTimeoutException.class) != null) {
            return server + " does not answer; it is tried again";
        }
        String text = line(error);
        return text.toUpperCase(Locale.ROOT).contains("STARTTLS")
                ? server + " does not do STARTTLS (" + text + "). See " + setting + ".security and .port"
                : server + ": " + text + "; it is tried again";
    }

    private static <T extends Throwable> @Nullable T cause(Throwable error, Class<T> type) {
        for (Throwable one = error; one != null; one = one.getCause() == one ? null : one.getCause()) {
            if (type.isInstance(one)) {
                return type.cast(one);
            }
        }
        return null;
    }

    private static String line(Throwable error) {
        String message = error.getMessage() == null ? error.toString() : error.getMessage();
        return message.lines().findFirst().orElse("").strip();
    }
}
