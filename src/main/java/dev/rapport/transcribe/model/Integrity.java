package dev.rapport.transcribe.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares a file with the hash that it must have, written as Subresource Integrity (W3C) does: "sha512-BASE64". */
final class Integrity {

    private static final Map<String, String> ALGORITHMS =
            Map.of("sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

    private Integrity() {}

    /** Nothing is required where no hash is known. */
    static void require(Path file, @Nullable String integrity) throws IOException {
        if (integrity == null) {
            return;
        }
        String prefix = integrity.substring(0, Math.max(0, integrity.indexOf('-')));
        String algorithm = ALGORITHMS.get(prefix);
        if (algorithm == null) {
            throw new IOException("the catalogue states an integrity of an unknown kind: " + integrity);
        }
        String found = prefix + "-" + Base64.getEncoder().encodeToString(digest(file, algorithm));
        if (!found.equals(integrity)) {
            throw new IOException("what came is not what the catalogue expects: " + found + " instead of " + integrity);
        }
    }

    private static byte[] digest(Path file, String algorithm) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance(algorithm))) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }
}
