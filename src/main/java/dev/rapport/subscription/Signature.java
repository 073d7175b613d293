package dev.rapport.subscription;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what goes out, so that the receiver knows it is from here and whole: HMAC-SHA256 over the id, the time and the
 * body, as Standard Webhooks has it. Stateless.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">the
 *     specification</a>
 */
final class Signature {

    private static final String PREFIX = "whsec_";
    private static final int FEWEST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final int OUR_BYTES = 32;

    private Signature() {}

    static String newSecret() {
        byte[] key = new byte[OUR_BYTES];
        new SecureRandom().nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** The bytes of a secret; an {@link IllegalArgumentException} for what is none. */
    static byte[] key(String secret) {
        try {
            byte[] key = secret.startsWith(PREFIX)
                    ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                    : new byte[0];
            if (key.length >= FEWEST_BYTES && key.length <= MOST_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(remedy(), e);
        }
        throw new IllegalArgumentException(remedy());
    }

    private static String remedy() {
        return "The secret is " + PREFIX + " and " + FEWEST_BYTES + " to " + MOST_BYTES
                + " bytes in base64; leave it away to have one made";
    }

    /** What the header {@code webhook-signature} says. */
    static String of(String secret, String id, Instant at, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            byte[] signed = (id + "." + at.getEpochSecond() + "." + body).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA256", e);
        }
    }
}
