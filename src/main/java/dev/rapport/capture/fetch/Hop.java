package dev.rapport.capture.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One address that is asked on the way to a thing: looked at before, by rules that need no network.
 *
 * @param url http or https, with a host, without a user
 */
record Hop(URI url) {

    /** @throws Forbidden when this address is none to ask */
    static Hop to(URI url, FetchSettings settings) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && settings.plainHttp())) {
            throw new Forbidden(show(url) + " is not asked: only https"
                    + (scheme.equals("http") ? ", unless rapport.fetch.plain-http is true" : " is"));
        }
        String host = url.getHost();
        if (host == null || url.getRawUserInfo() != null) {
            throw new Forbidden(show(url) + " is not asked: it has no host, or a user in it");
        }
        if (!settings.allows(bare(host))) {
            throw new Forbidden(
                    bare(host) + " is not asked: it is none of the hosts that rapport.fetch.allowed-hosts names");
        }
        return new Hop(url);
    }

    /** Where a server points to from here. */
    Hop redirected(String location, FetchSettings settings) {
        try {
            return to(url.resolve(new URI(location)), settings);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new Forbidden(show(url) + " points to what is no address");
        }
    }

    private static String bare(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** The header that logs in here, where it is this host's. */
    Optional<String> authorization(@Nullable FetchLogin login) {
        if (login == null || !origin(login.origin()).equals(origin(url))) {
            return Optional.empty();
        }
        return Optional.of(login.authorization());
    }

    /** Scheme, host and port (RFC 6454). */
    private static String origin(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + bare(url.getHost()) + ":" + port;
    }

    /** Without its query, which may hold what is secret. */
    @Override
    public String toString() {
        return show(url);
    }

    private static String show(URI url) {
        return url.getScheme() + "://" + (url.getHost() == null ? "" : url.getHost())
                + (url.getPort() < 0 ? "" : ":" + url.getPort())
                + (url.getRawPath() == null ? "" : url.getRawPath());
    }

    /** An address that we do not ask; the message says which, and why. */
    static final class Forbidden extends RuntimeException {
        private static final long serialVersionUID = 1;

        Forbidden(String message) {
            super(message);
        }
    }
}
