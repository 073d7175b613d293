package dev.rapport.capture.vcon;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/**
 * The algorithms of signatures that are verified (RFC 7518, section 3; RFC 8037). Those with a shared secret and "none" are not
 * among them: they would prove nothing.
 */
enum SignatureKind {
    RS256("SHA256withRSA", 0),
    RS384("SHA384withRSA", 0),
    RS512("SHA512withRSA", 0),
    PS256("RSASSA-PSS", 256),
    PS384("RSASSA-PSS", 384),
    PS512("RSASSA-PSS", 512),
    ES256("SHA256withECDSAinP1363Format", 256),
    ES384("SHA384withECDSAinP1363Format", 384),
    ES512("SHA512withECDSAinP1363Format", 521),
    EDDSA("Ed25519", 0);

    private static final int FEWEST_RSA_BITS = 2048;

    private final String name;
    private final int bits;

    SignatureKind(String name, int bits) {
        this.name = name;
        this.bits = bits;
    }

    static Optional<SignatureKind> of(String alg) {
        for (SignatureKind kind : values()) {
            if (kind.name().equals(alg)) {
                return Optional.of(kind);
            }
        }
        return alg.equals("EdDSA") || alg.equals("Ed25519") ? Optional.of(EDDSA) : Optional.empty();
    }

    /** Whether a key is of the kind, and strong enough. */
    boolean takes(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa ->
                name().matches("[RP]S.*") && rsa.getModulus().bitLength() >= FEWEST_RSA_BITS;
            case ECPublicKey ec ->
                name().startsWith("ES") && ec.getParams().getOrder().bitLength() == bits;
            case EdECPublicKey ed -> this == EDDSA && ed.getParams().getName().equals("Ed25519");
            default -> false;
        };
    }

    /** Ready to be given what was signed. */
    Signature verifier(PublicKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(name);
        if (name().startsWith("PS")) {
            signature.setParameter(
                    new PSSParameterSpec("SHA-" + bits, "MGF1", new MGF1ParameterSpec("SHA-" + bits), bits / 8, 1));
        }
        signature.initVerify(key);
        return signature;
    }
}
