package dev.rapport.web.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for a short while which passwords were found right, so that a program that sends one with each call does not
 * wait for BCrypt each time.
 *
 * <p>What is kept is an HMAC under a key of this process, over name, password and the stored hash: it tells nothing of the
 * password, equal time is spent on right and wrong ones, and a changed password no longer fits, whichever process changed
 * it. Safe for use by many threads; holds at most {@value #MAX} entries.
 */
final class VerifiedPasswords {

    private static final int MAX = 1000;
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<Digest, Instant> verified = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Instant> eldest) {
            return size() > MAX;
        }
    };

    VerifiedPasswords(Clock clock) {
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "HmacSHA256");
    }

    boolean contains(User user, String password) {
        Digest digest = digest(user, password);
        synchronized (verified) {
            Instant until = verified.get(digest);
            return until != null && clock.instant().isBefore(until);
        }
    }

    void add(User user, String password) {
        Digest digest = digest(user, password);
        synchronized (verified) {
            verified.remove(digest);
            verified.put(digest, clock.instant().plus(KEPT));
        }
    }

    private Digest digest(User user, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (String part : new String[] {user.name(), user.passwordHash(), password}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                mac.update(bytes);
            }
            return new Digest(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    private record Digest(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Digest digest && java.security.MessageDigest.isEqual(bytes, digest.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
