package dev.rapport.capture.fetch;

import java.net.URI;

/**
 * A user and a password (RFC 7617) for one origin: no other is ever told them, wherever that one redirects to.
 *
 * @param origin scheme, host and port, such as {@code https://api.twilio.com}
 */
public record FetchLogin(URI origin, String user, String password) {

    public FetchLogin {
        if (origin.getScheme() == null || origin.getHost() == null) {
            throw new IllegalArgumentException(origin + " is no origin; write it as https://api.example.com");
        }
    }

    @Override
    public String toString() {
        return user + " at " + origin;
    }
}
