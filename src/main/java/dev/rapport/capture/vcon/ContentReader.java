package dev.rapport.capture.vcon;

import dev.rapport.capture.vcon.Content.Body;
import dev.rapport.capture.vcon.Content.Encoding;
import dev.rapport.conversation.Unprocessable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads where the content of an object is, how it is encoded, and what hash it has. Stateless. */
final class ContentReader {

    private static final int LONGEST_TEXTS = 8 << 20;

    private ContentReader() {}

    /** @param bytes whether it is sound or the like, which can only be base64 */
    static Content read(Fields owner, boolean bytes) {
        Body body = body(owner);
        return body instanceof Body.Missing
                ? Content.missing(owner.place())
                : new Content(
                        owner.place(), body, encoding(owner, bytes), hashes(owner, body instanceof Body.Elsewhere));
    }

    private static Body body(Fields owner) {
        JsonNode body = owner.node().path("body");
        Optional<Span> far = owner.file().span(body);
        if (far.isPresent()) {
            return new Body.Far(far.get());
        }
        boolean there = !body.isMissingNode()
                && !body.isNull()
                && !(body.isString() && body.asString().isEmpty());
        String url = owner.text("url");
        if (there && url != null) {
            owner.warnings().add(owner.place() + " has a body and a url; the body is taken");
        }
        if (there) {
            JsonNode whole = owner.file()
                    .whole(body, LONGEST_TEXTS)
                    .orElseThrow(
                            () -> new Unprocessable(owner.place() + " has texts of more than " + (LONGEST_TEXTS >> 20)
                                    + " MB in its JSON, which no person wrote; see what its source put there"));
            return new Body.Inline(whole);
        }
        return url == null ? new Body.Missing() : elsewhere(owner, url);
    }

    private static Body elsewhere(Fields owner, String url) {
        try {
            return new Body.Elsewhere(URI.create(url));
        } catch (IllegalArgumentException e) {
            throw new Unprocessable(owner.place() + ": url is \"" + Fields.shown(url)
                    + "\", which is no address; it is written like https://example.com/call.wav");
        }
    }

    private static Encoding encoding(Fields owner, boolean bytes) {
        String said = owner.text("encoding");
        if (said == null) {
            if (owner.has("body")) {
                owner.warnings().add(owner.kind() + ": has a body without an encoding");
            }
            return bytes ? Encoding.BASE64 : Encoding.NONE;
        }
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "base64url" -> Encoding.BASE64;
            case "base64" -> {
                owner.warnings().add(owner.kind() + ": encoding base64 is taken for base64url");
                yield Encoding.BASE64;
            }
            case "json" -> Encoding.JSON;
            case "none" -> {
                if (owner.node().path("body").isContainer()) {
                    owner.warnings().add(owner.kind() + ": encoding none with a body that is JSON");
                }
                if (bytes) {
                    owner.warnings().add(owner.kind() + ": encoding none of sound is taken for base64url");
                }
                yield bytes ? Encoding.BASE64 : Encoding.NONE;
            }
            default ->
                throw new Unprocessable(owner.place() + ": encoding is \"" + Fields.shown(said)
                        + "\"; it is one of base64url, json and none");
        };
    }

    private static List<ContentHash> hashes(Fields owner, boolean elsewhere) {
        JsonNode stated = owner.node().path("content_hash");
        List<ContentHash> hashes = new ArrayList<>();
        for (JsonNode one : stated.isArray() ? stated.valueStream().toList() : List.of(stated)) {
            String written = owner.file().text(one);
            if (written != null) {
                ContentHash.of(written).ifPresentOrElse(hashes::add, () -> unknown(written, owner));
            }
        }
        String algorithm = owner.text("alg");
        String signature = owner.text("signature");
        if (algorithm != null && signature != null) {
            owner.warnings().add(owner.kind() + ": alg and signature are taken for content_hash");
            ContentHash.of(algorithm, signature).ifPresentOrElse(hashes::add, () -> unknown(algorithm, owner));
        }
        if (hashes.isEmpty() && elsewhere) {
            owner.warnings()
                    .add(owner.place() + ": has a url without a content_hash, so that nobody can tell whether what"
                            + " is there now is what was meant");
        }
        return hashes;
    }

    private static void unknown(String written, Fields owner) {
        owner.warnings()
                .add(owner.place() + ": the hash \"" + Fields.shown(written)
                        + "\" is of no kind that is known, and was not compared");
    }
}
