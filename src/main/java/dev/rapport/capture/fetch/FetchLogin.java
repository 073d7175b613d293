package dev.rapport.capture.fetch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A login for one origin: no other is ever told it, wherever that one redirects to.
 *
 * @param origin scheme, host and port, such as {@code https://api.twilio.com}
 * @param authorization the header's value
 */
public record FetchLogin(URI origin, String authorization) {

    public FetchLogin {
        if (origin.getScheme() == null || origin.getHost() == null) {
            throw new IllegalArgumentException(origin + " is no origin; write it as https://api.example.com");
        }
    }

    /** A user and a password (RFC 7617). */
    public static FetchLogin basic(URI origin, String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new FetchLogin(origin, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** A token of whoever has it (RFC 6750). */
    public static FetchLogin bearer(URI origin, String token) {
        return new FetchLogin(origin, "Bearer " + token);
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "a login at " + origin;
    }
}
