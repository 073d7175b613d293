package dev.rapport.capture.vcon;

import dev.rapport.conversation.Unprocessable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a dialog, an analysis or an attachment holds.
 *
 * @param place for people, such as "dialog 3"
 * @param hashes that it shall have; empty where none is said
 */
record Content(String place, Body body, Encoding encoding, List<ContentHash> hashes) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_TEXT = 8 << 20;

    Content {
        hashes = List.copyOf(hashes);
    }

    /** Where it is. */
    sealed interface Body {

        /** In the tree: a text, or any JSON. */
        record Inline(JsonNode node) implements Body {}

        /** A long text that was left in the file. */
        record Far(Span span) implements Body {}

        /** It was fetched. */
        record Local(Path file) implements Body {}

        /** Somewhere else. */
        record Elsewhere(URI url) implements Body {}

        /** There is none. */
        record Missing() implements Body {}
    }

    /** How bytes stand in a JSON string. */
    enum Encoding {
        NONE,
        BASE64,
        JSON
    }

    static Content missing(String place) {
        return new Content(place, new Body.Missing(), Encoding.NONE, List.of());
    }

    boolean isMissing() {
        return body instanceof Body.Missing;
    }

    /** Its bytes. An {@link IOException} that is {@link Undecodable} is its own fault. */
    InputStream open() throws IOException {
        return switch (body) {
            case Body.Inline(JsonNode node) -> decoded(new ByteArrayInputStream(inline(node)));
            case Body.Far(Span span) -> decoded(SpanStream.open(span));
            case Body.Local(Path file) -> Files.newInputStream(file);
            case Body.Elsewhere(URI url) -> throw new IllegalStateException(place + " was not fetched from " + url);
            case Body.Missing() -> InputStream.nullInputStream();
        };
    }

    private static byte[] inline(JsonNode node) {
        String text = node.isString() ? node.asString() : node.toString();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private InputStream decoded(InputStream text) {
        return encoding == Encoding.BASE64 ? new Base64Stream(text) : text;
    }

    /**
     * Its text.
     *
     * @throws Unprocessable where it is too long, or cannot be decoded
     */
    String text() {
        try (InputStream in = open()) {
            byte[] bytes = in.readNBytes(MAX_TEXT + 1);
            if (bytes.length > MAX_TEXT) {
                throw new Unprocessable(place + " has a text of more than " + (MAX_TEXT >> 20)
                        + " MB, which no person wrote; see what its source put there");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Its JSON, whichever way it was put there; empty where it is none. */
    Optional<JsonNode> json() {
        if (body instanceof Body.Inline(JsonNode node) && !node.isString()) {
            return Optional.of(node);
        }
        try {
            return Optional.of(JSON.readTree(text())).filter(JsonNode::isContainer);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** @throws Unprocessable where it has another hash than it is said to have, or cannot be decoded */
    void verify() {
        if (isMissing() || body instanceof Body.Elsewhere) {
            return;
        }
        try {
            for (ContentHash hash : hashes) {
                try (InputStream in = open()) {
                    if (!hash.isOf(in)) {
                        throw new Unprocessable(place + " does not have the " + hash.algorithm()
                                + " that the vCon states, so it was changed or damaged; get it from its source again");
                    }
                }
            }
            if (hashes.isEmpty() && encoding == Encoding.BASE64) {
                try (InputStream in = open()) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    RuntimeException unusable(IOException e) {
        return e instanceof Undecodable
                ? new Unprocessable("The body of " + place + " is not " + name() + ": there is " + e.getMessage(), e)
                : new java.io.UncheckedIOException(e);
    }

    private String name() {
        return encoding == Encoding.BASE64 ? "base64url" : "text";
    }

    /** The same, fetched. */
    Content at(Path file) {
        return new Content(place, new Body.Local(file), Encoding.NONE, hashes);
    }

    /** The same body, otherwise encoded. */
    Content as(Encoding other) {
        return new Content(place, body, other, hashes);
    }

    @Nullable
    URI url() {
        return body instanceof Body.Elsewhere(URI url) ? url : null;
    }
}
