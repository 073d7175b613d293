package dev.rapport.capture.vcon;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hash that a content is said to have: {@code sha512-} and base64url (draft-ietf-vcon-vcon-core, content_hash).
 *
 * @param algorithm as Java calls it
 */
record ContentHash(String algorithm, byte[] digest) {

    private static final Pattern WRITTEN = Pattern.compile("(?i)sha-?(256|384|512)[-:]([A-Za-z0-9+/_=-]+)");

    /** Empty for an algorithm that is not known. */
    static Optional<ContentHash> of(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        return matcher.matches() ? of(matcher.group(1), matcher.group(2)) : Optional.empty();
    }

    /** As older drafts wrote it, in two fields: {@code alg} is "SHA-512", {@code signature} the hash. */
    static Optional<ContentHash> of(String algorithm, String base64) {
        String bits = algorithm.toLowerCase(Locale.ROOT).replaceAll("^sha-?", "");
        try {
            byte[] digest = Base64.getUrlDecoder()
                    .decode(base64.strip().replace('+', '-').replace('/', '_').replaceAll("=+$", ""));
            return bits.matches("256|384|512") ? Optional.of(new ContentHash("SHA-" + bits, digest)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return bits.matches("256|384|512")
                    ? Optional.of(new ContentHash("SHA-" + bits, new byte[0]))
                    : Optional.empty();
        }
    }

    boolean isOf(InputStream bytes) throws IOException {
        try {
            MessageDigest actual = MessageDigest.getInstance(algorithm);
            byte[] buffer = new byte[1 << 16];
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                actual.update(buffer, 0, n);
            }
            return MessageDigest.isEqual(actual.digest(), digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has " + algorithm, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentHash hash
                && algorithm.equals(hash.algorithm)
                && MessageDigest.isEqual(digest, hash.digest);
    }

    @Override
    public int hashCode() {
        return algorithm.hashCode();
    }
}
