package dev.rapport.capture.call;

import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says in one line what is wrong with a server and what to do about it, and says it once until it changes.
 *
 * <p>In a route: {@code exceptionHandler: "#remoteTrouble"}. Never shows a password. Safe for use by many threads.
 */
@Component("remoteTrouble")
public final class RemoteTrouble implements ExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteTrouble.class);
    private static final Pattern PASSWORDS = Pattern.compile(
            "(?i)((?:password|passphrase|secretKey|accessKey)=)[^&\\s]*|(?<=://)([^:/@\\s]+):[^@\\s]*@");

    private volatile String told = "";

    RemoteTrouble() {}

    @Override
    public void handleException(Throwable exception) {
        handleException("", null, exception);
    }

    @Override
    public void handleException(@Nullable String message, @Nullable Throwable exception) {
        handleException(message, null, exception);
    }

    @Override
    public void handleException(@Nullable String message, @Nullable Exchange exchange, @Nullable Throwable exception) {
        String text = reason(exception);
        if (text.equals(told)) {
            LOG.debug("{}", text);
        } else {
            told = text;
            LOG.warn("{}", text);
        }
    }

    /** The innermost cause, with the remedy where one is known. */
    static String reason(@Nullable Throwable exception) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = exception; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            all.append(all.isEmpty() ? "" : "; ").append(cause.getMessage());
        }
        String text = PASSWORDS
                .matcher(all)
                .replaceAll(found -> found.group(1) == null ? found.group(2) + "@" : found.group(1) + "xxxxxx");
        return text + remedy(text);
    }

    private static String remedy(String text) {
        if (text.contains("UnknownHostKey") || text.contains("HostKey") || text.contains("reject HostKey")) {
            return ". The server's key is not known, or is another one than before. Ask its operator for the fingerprint,"
                    + " compare it with that of `ssh-keyscan -p PORT HOST | ssh-keygen -lf -`, and then write the key into"
                    + " the file that rapport.calls.sftp.known-hosts names, by `ssh-keyscan -p PORT HOST >> FILE`.";
        }
        if (text.contains("Auth fail") || text.contains("Auth cancel") || text.contains("USERAUTH fail")) {
            return ". Set rapport.calls.sftp.user, and .password or .key, as the server wants them.";
        }
        return "";
    }
}
