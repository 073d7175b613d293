package dev.rapport.capture.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a request comes from whoever knows a secret: HMAC (RFC 2104), compared in constant time, and its age.
 *
 * <p>Stateless. What cannot be a signature is a wrong one, never an error.
 */
final class Signatures {

    private static final byte[] NOTHING = {};

    private Signatures() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** @param algorithm such as HmacSHA256 */
    static byte[] hmac(String algorithm, byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + algorithm, e);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    /** In constant time, whatever is given: of another length it is compared too. */
    static boolean same(byte[] ours, byte[] given) {
        return MessageDigest.isEqual(sha256(ours), sha256(given));
    }

    static boolean same(String ours, @Nullable String given) {
        return given != null && same(utf8(ours), utf8(given));
    }

    /** What hexadecimal digits with a prefix say; nothing where it is not that. */
    static byte[] hex(String prefix, @Nullable String text) {
        if (text == null || !text.startsWith(prefix)) {
            return NOTHING;
        }
        try {
            return HexFormat.of().parseHex(text.substring(prefix.length()).strip());
        } catch (IllegalArgumentException e) {
            return NOTHING;
        }
    }

    /** The same for base64. */
    static byte[] base64(String prefix, @Nullable String text) {
        if (text == null || !text.startsWith(prefix)) {
            return NOTHING;
        }
        try {
            return Base64.getDecoder().decode(text.substring(prefix.length()).strip());
        } catch (IllegalArgumentException e) {
            return NOTHING;
        }
    }

    /** A signature that has to fit. */
    static void need(byte[] ours, byte[] given, HookCall call) {
        if (!same(ours, given)) {
            throw wrong(call);
        }
    }

    static HookRefusal wrong(HookCall call) {
        return HookRefusal.notAuthentic("The request is not signed with the secret of " + call.platform() + "/"
                + call.source() + "; see rapport.hooks." + call.source() + ".secret");
    }

    /** A signed time, in seconds since 1970, that has to be of these minutes. */
    static void needFresh(@Nullable String seconds, Duration maxAge, Instant now, HookCall call) {
        try {
            Instant at = Instant.ofEpochSecond(Long.parseLong(String.valueOf(seconds)));
            if (Duration.between(at, now).abs().compareTo(maxAge) <= 0) {
                return;
            }
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            throw wrong(call);
        }
        throw HookRefusal.notAuthentic(
                "The request was signed at another time than now; see the clock, or rapport.hooks." + call.source()
                        + ".max-age");
    }
}
