package dev.rapport.capture.email.imap;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How access tokens are had: {@code rapport.email.imap.NAME.oauth.*} (RFC 6749). With a refresh token, a person's consent is used
 * (Gmail, Microsoft 365); without, the program's own right (Microsoft 365, client credentials).
 *
 * @param tokenUrl where; by HTTPS, except on this machine
 * @param scope what for; null where the server needs none
 */
record OAuthSettings(
        URI tokenUrl,
        String clientId,
        @Nullable String clientSecret,
        @Nullable String refreshToken,
        @Nullable String scope) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    void check(String where) {
        MailboxSettings.need(
                tokenUrl != null && tokenUrl.getHost() != null,
                where + ".token-url is the address of the token endpoint");
        MailboxSettings.need(
                "https".equals(tokenUrl.getScheme()) || THIS_MACHINE.contains(tokenUrl.getHost()),
                where + ".token-url has to begin with https://");
        MailboxSettings.need(clientId != null && !clientId.isBlank(), where + ".client-id is missing");
        MailboxSettings.need(
                clientSecret != null || refreshToken != null,
                where + " needs .client-secret or .refresh-token, or both");
    }
}
