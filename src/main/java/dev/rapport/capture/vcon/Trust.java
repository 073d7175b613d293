package dev.rapport.capture.vcon;

import dev.rapport.conversation.Unprocessable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Whose signatures are believed: the keys and certificates of {@code rapport.vcon.trusted}, and whom those certificates vouch
 * for (RFC 5280). Immutable.
 */
@Component
final class Trust {

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    private final Set<PublicKey> keys = new HashSet<>();
    private final Set<TrustAnchor> anchors = new HashSet<>();

    Trust(VconSettings settings) {
        for (String file : settings.trusted()) {
            try {
                read(Files.readString(Path.of(file)));
            } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "rapport.vcon.trusted names " + file + ", which cannot be read (" + e
                                + "); give files with certificates or public keys in PEM form",
                        e);
            }
        }
    }

    private void read(String pem) throws GeneralSecurityException {
        Matcher key = KEY.matcher(pem);
        while (key.find()) {
            keys.add(key(Base64.getMimeDecoder().decode(key.group(1).strip())));
        }
        String certificates = KEY.matcher(pem).replaceAll("");
        if (certificates.contains("-----BEGIN CERTIFICATE")) {
            for (Certificate one : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(certificates.getBytes(StandardCharsets.UTF_8)))) {
                anchors.add(new TrustAnchor((X509Certificate) one, null));
                keys.add(one.getPublicKey());
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no certificate and no public key in it");
        }
    }

    private static PublicKey key(byte[] encoded) throws GeneralSecurityException {
        GeneralSecurityException last = null;
        for (String kind : List.of("RSA", "EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded));
            } catch (GeneralSecurityException e) {
                last = e;
            }
        }
        throw last == null ? new GeneralSecurityException("of no known kind") : last;
    }

    Set<PublicKey> keys() {
        return Set.copyOf(keys);
    }

    /** Reads the header x5c (RFC 7515, 4.1.6), the signer's own certificate first. */
    static List<X509Certificate> chain(List<String> x5c) {
        List<X509Certificate> chain = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (String one : x5c) {
                byte[] der = Base64.getMimeDecoder().decode(one);
                chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            }
            return chain;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Unprocessable(
                    "The vCon's signature names a certificate (x5c) that is none: " + e.getMessage(), e);
        }
    }

    /**
     * Whether somebody believed vouches for the signer. That a certificate has expired since says nothing about what was signed
     * before, so the chain is looked at as it was when the signer's began.
     */
    boolean believes(List<X509Certificate> chain) {
        if (keys.contains(chain.getFirst().getPublicKey())) {
            return true;
        }
        if (anchors.isEmpty()) {
            return false;
        }
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false); // nothing leaves the machine
            parameters.setDate(chain.getFirst().getNotBefore());
            List<X509Certificate> path = chain.stream()
                    .filter(one -> anchors.stream().noneMatch(anchor -> one.equals(anchor.getTrustedCert())))
                    .toList();
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false; // it does not lead to one of them
        }
    }
}
