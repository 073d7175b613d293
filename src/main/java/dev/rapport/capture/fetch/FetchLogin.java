package dev.rapport.capture.fetch;

/**
 * A user and a password (RFC 7617) for one host: no other host is ever told them, wherever it redirects to.
 *
 * @param host as in an address, with {@code :port} where it is not the usual one
 */
public record FetchLogin(String host, String user, String password) {

    @Override
    public String toString() {
        return user + " at " + host;
    }
}
