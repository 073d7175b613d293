package dev.rapport.capture.hook;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code rapport.hooks.SOURCE.*}.
 *
 * @param secret what the platform proves with that it is it, as the platform shows it: a signing secret, an app or client secret,
 *     a token, a client state; null, and the source is not there
 * @param url the public address of the webhook, as it was given to the platform; needed for Twilio, which signs it
 * @param platform the only one that this source is of, such as "slack"; null for any
 * @param verifyToken what WhatsApp's handshake has to say; null for the secret
 * @param privateKey for content that Microsoft Graph encrypts: the path of a PEM file with an RSA key (PKCS #8), or its text
 * @param token with which the platform gives the files of its messages, such as Slack's bot token; null, and they stay with the
 *     platform, save those of Twilio, for which the secret is enough
 * @param maxAge how old a signed request may be, and how far ahead its clock
 * @param maxSize the largest body that is taken
 * @param api the origin where the platform gives recordings and files, the only one that is told a login; null for the
 *     platform's own. Of Mattermost, which everybody runs themselves, it has to be said
 * @param giveUpAfter how long a recording or a file that is not there is looked for
 */
public record HookSource(
        @Nullable String secret,
        @Nullable String url,
        @Nullable String platform,
        @Nullable String verifyToken,
        @Nullable String privateKey,
        @Nullable String token,
        @DefaultValue("5m") Duration maxAge,
        @DefaultValue("8MB") DataSize maxSize,
        @Nullable URI api,
        @DefaultValue("3d") Duration giveUpAfter) {

    public HookSource {
        secret = secret == null || secret.isBlank() ? null : secret.strip();
        token = token == null || token.isBlank() ? null : token.strip();
        if (maxAge.isNegative() || giveUpAfter.isNegative()) {
            throw new IllegalArgumentException("rapport.hooks takes no negative durations");
        }
        if (maxSize.toBytes() < 1 || maxSize.toBytes() > 1 << 28) {
            throw new IllegalArgumentException(
                    "rapport.hooks.SOURCE.max-size is " + maxSize + "; give one up to 256MB");
        }
        if (api != null && (api.getScheme() == null || api.getHost() == null)) {
            throw new IllegalArgumentException(
                    "rapport.hooks.SOURCE.api is " + api + "; give an origin such as https://api.twilio.com");
        }
    }

    /** The secret, which is there once a request has come as far as this. */
    String key() {
        if (secret == null) {
            throw new IllegalStateException("A source without a secret was asked for it");
        }
        return secret;
    }

    /** @param usual the platform's own origin */
    URI api(String usual) {
        return api == null ? URI.create(usual) : api;
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "HookSource[" + (platform == null ? "any platform" : platform) + ", " + url + "]";
    }
}
