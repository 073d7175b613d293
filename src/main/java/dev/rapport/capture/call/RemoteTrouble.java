package dev.rapport.capture.call;

import dev.rapport.capture.SourceStates;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says in one line what is wrong with a server and what to do about it: in the log once until it changes, and on the list
 * of sources until all is well again.
 *
 * <p>In a route: {@code exceptionHandler: "#remoteTrouble"}. A route whose id ends with {@code -fetch} belongs to the source
 * before that. Never shows a password. Safe for use by many threads.
 */
@Component("remoteTrouble")
public final class RemoteTrouble implements ExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteTrouble.class);
    private static final Pattern PASSWORDS = Pattern.compile(
            "(?i)((?:password|passphrase|secretKey|accessKey)=)[^&\\s]*|(?<=://)([^:/@\\s]+):[^@\\s]*@");

    private static final String FETCH = "-fetch";
    private static final String SERVER = "";
    private static final String A_FILE = "file";

    private final SourceStates states;
    private final Set<String> begun = ConcurrentHashMap.newKeySet();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private volatile String told = "";

    RemoteTrouble(SourceStates states) {
        this.states = states;
    }

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
        String route = exchange == null ? null : exchange.getFromRouteId();
        if (route != null) {
            failing.add(source(route));
            states.trouble(source(route), A_FILE, text);
        }
    }

    /** A look at the server begins. */
    public void begin(String route) {
        String source = source(route);
        if (begun.add(source)) {
            states.begun(source, route);
        }
        failing.remove(source);
    }

    /** The look is over: the server answered, and where none of its files failed, these are well too. */
    public void fine(String route) {
        String source = source(route);
        states.fine(source, SERVER);
        if (!failing.contains(source)) {
            states.fine(source, A_FILE);
        }
    }

    /** The server can not be used; that it is logged too is {@link #handleException}'s. */
    void trouble(String route, Throwable exception) {
        states.trouble(source(route), SERVER, reason(exception));
    }

    private static String source(String route) {
        return route.endsWith(FETCH) ? route.substring(0, route.length() - FETCH.length()) : route;
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
        if (text.contains("Service: S3") && (text.contains("Status Code: 403") || text.contains("Status Code: 401"))) {
            return ". The keys may not list and read this bucket: set rapport.calls.s3.access-key and .secret-key, or what the"
                    + " machine's role may do.";
        }
        if (text.contains("Service: S3") && text.contains("Status Code: 404")) {
            return ". There is no such bucket there: check rapport.calls.s3.bucket, .region and .endpoint.";
        }
        return "";
    }
}
