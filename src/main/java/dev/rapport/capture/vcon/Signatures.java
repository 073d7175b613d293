package dev.rapport.capture.vcon;

import dev.rapport.conversation.Unprocessable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Verifies the signatures of a signed vCon: JWS in the general or the flattened JSON serialisation (RFC 7515, 7.2).
 *
 * <p>A wrong signature refuses the vCon. One that is right, but of a signer whom nobody vouches for, shows only that the vCon was
 * not damaged; see {@link VconSettings.UnknownSigners}. The payload is read as a stream, since it holds the recordings; that is
 * why no JOSE library does this, all of which take it as one array. Safe for use by many threads.
 */
@Component
final class Signatures {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Trust trust;
    private final VconSettings settings;

    Signatures(Trust trust, VconSettings settings) {
        this.trust = trust;
        this.settings = settings;
    }

    static boolean areOn(JsonNode tree) {
        return tree.has("payload") && (tree.has("signatures") || tree.has("signature"));
    }

    /**
     * @return the payload, as the text that it is
     * @throws Unprocessable for a wrong signature, or one of a stranger where that is not taken
     */
    Payload verify(Skeleton file, Warnings warnings) throws IOException {
        Payload payload = Payload.of(file);
        JsonNode stated = file.tree().path("signatures");
        List<JsonNode> all = stated.isArray() ? stated.valueStream().toList() : List.of(file.tree());
        if (all.isEmpty() || all.size() > 20) {
            throw new Unprocessable("The vCon is signed, but has " + all.size() + " signatures; it needs one");
        }
        boolean believed = false;
        for (JsonNode one : all) {
            believed |= believed(one, payload);
        }
        if (!believed) {
            unknown(warnings);
        }
        return payload;
    }

    private void unknown(Warnings warnings) {
        switch (settings.unknownSigners()) {
            case TAKE ->
                warnings.add(
                        "the vCon is signed by somebody whom nobody vouches for; rapport.vcon.trusted names those who"
                                + " are believed");
            case REFUSE ->
                throw new Unprocessable(
                        "The vCon is signed by somebody whom nobody vouches for; put their certificate into"
                                + " rapport.vcon.trusted, if you trust them");
        }
    }

    private boolean believed(JsonNode signature, Payload payload) throws IOException {
        String head = signature.path("protected").asString("");
        JsonNode header = header(head);
        if (header.has("crit")) {
            throw new Unprocessable(
                    "The vCon's signature demands what Rapport does not know: crit " + header.get("crit"));
        }
        String alg =
                header.path("alg").asString(signature.path("header").path("alg").asString(""));
        SignatureKind kind = SignatureKind.of(alg)
                .orElseThrow(() -> new Unprocessable("The vCon is signed by \"" + Fields.shown(alg)
                        + "\", which proves nothing or is not known; RS256, ES256 and EdDSA are taken"));
        byte[] value = value(signature);
        List<X509Certificate> chain = Trust.chain(x5c(header, signature.path("header")));
        if (!chain.isEmpty()) {
            if (!isRight(kind, chain.getFirst().getPublicKey(), head, payload, value)) {
                throw wrong();
            }
            return trust.believes(chain);
        }
        for (PublicKey key : trust.keys()) {
            if (kind.takes(key) && isRight(kind, key, head, payload, value)) {
                return true;
            }
        }
        return false;
    }

    private static Unprocessable wrong() {
        return new Unprocessable(
                "The vCon's signature is wrong: it was changed after it was signed, or damaged; get it from"
                        + " its source again");
    }

    private static JsonNode header(String head) {
        try {
            return JSON.readTree(Base64.getUrlDecoder().decode(head));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Unprocessable("The vCon's signature has no protected header that can be read", e);
        }
    }

    private static byte[] value(JsonNode signature) {
        try {
            return Base64.getUrlDecoder().decode(signature.path("signature").asString(""));
        } catch (IllegalArgumentException e) {
            throw new Unprocessable("The vCon's signature is not base64url: " + e.getMessage(), e);
        }
    }

    private static List<String> x5c(JsonNode header, JsonNode open) {
        List<String> x5c = new ArrayList<>();
        JsonNode stated = header.has("x5c") ? header.path("x5c") : open.path("x5c");
        stated.valueStream().limit(10).forEach(one -> x5c.add(one.asString("")));
        return x5c;
    }

    private static boolean isRight(SignatureKind kind, PublicKey key, String head, Payload payload, byte[] value)
            throws IOException {
        if (!kind.takes(key)) {
            return false;
        }
        try (InputStream in = payload.text()) {
            Signature verifier = kind.verifier(key);
            verifier.update((head + ".").getBytes(StandardCharsets.US_ASCII));
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                verifier.update(buffer, 0, n);
            }
            return verifier.verify(value);
        } catch (GeneralSecurityException e) {
            return false; // a signature of the wrong length or form is wrong
        }
    }

    /** What was signed, as base64url. */
    sealed interface Payload {

        /** The text itself. */
        InputStream text() throws IOException;

        /** What it says. */
        default InputStream bytes() throws IOException {
            return new Base64Stream(text());
        }

        static Payload of(Skeleton file) {
            JsonNode payload = file.tree().path("payload");
            Optional<Span> far = file.span(payload);
            if (far.isPresent()) {
                return new InFile(far.get());
            }
            if (!payload.isString()) {
                throw new Unprocessable("The vCon is signed, but its payload is no base64url");
            }
            return new InTree(payload.asString());
        }

        record InFile(Span span) implements Payload {
            @Override
            public InputStream text() throws IOException {
                return SpanStream.open(span);
            }
        }

        record InTree(String payload) implements Payload {
            @Override
            public InputStream text() {
                return new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
