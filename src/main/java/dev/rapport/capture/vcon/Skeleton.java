package dev.rapport.capture.vcon;

import dev.rapport.conversation.Unprocessable;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON file as a tree, without its long texts: those stay in the file, so that a vCon with hours of sound in it is read in
 * little memory.
 *
 * <p>Before the JSON is parsed, each string of more than {@value #LONG} bytes is cut out, and a mark put in its place. How deep
 * the tree is and how much of it there is are limited. Immutable.
 */
final class Skeleton {

    private static final int LONG = 1 << 14;

    /** Of a file without its long texts: a hundred thousand messages of a chat. */
    private static final int MOST = 24 << 20;

    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxNumberLength(100)
                    .maxStringLength(1 << 20)
                    .maxTokenCount(4_000_000)
                    .build())
            .build());

    private final Path file;
    private final String mark;
    private final JsonNode tree;

    private Skeleton(Path file, String mark, JsonNode tree) {
        this.file = file;
        this.mark = mark;
        this.tree = tree;
    }

    /** @throws Unprocessable for what is no JSON object, or too much of one */
    static Skeleton read(Path file) throws IOException {
        String mark = "\u0001" + UUID.randomUUID() + " "; // nobody can know it beforehand
        try {
            JsonNode tree = JSON.readTree(cut(file, mark));
            if (!tree.isObject()) {
                throw new Unprocessable("It is JSON, but no object, and so no vCon");
            }
            return new Skeleton(file, mark, tree);
        } catch (JacksonException e) {
            throw new Unprocessable(
                    "It cannot be read as JSON: " + e.getOriginalMessage() + place(e) + "; export it again", e);
        }
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    JsonNode tree() {
        return tree;
    }

    Path file() {
        return file;
    }

    /** Where a long text is; empty for all else. */
    Optional<Span> span(JsonNode node) {
        String text = node.isString() ? node.asString() : "";
        if (!text.startsWith(mark)) {
            return Optional.empty();
        }
        String[] place = text.substring(mark.length()).split(" ");
        return Optional.of(new Span(file, Long.parseLong(place[0]), Long.parseLong(place[1])));
    }

    /** The text of a node; null for a long one, and for what is no text. */
    @Nullable
    String text(JsonNode node) {
        return node.isString() && !node.asString().startsWith(mark) ? node.asString() : null;
    }

    /** A node with the long texts below it; empty where they have more than so many bytes together. */
    Optional<JsonNode> whole(JsonNode node, long most) {
        AtomicLong left = new AtomicLong(most);
        JsonNode filled = filled(node, left);
        return left.get() < 0 ? Optional.empty() : Optional.of(filled);
    }

    private JsonNode filled(JsonNode node, AtomicLong left) {
        if (node instanceof ObjectNode object) {
            ObjectNode filled = JSON.createObjectNode();
            object.propertyStream().forEach(one -> filled.set(one.getKey(), filled(one.getValue(), left)));
            return filled;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode filled = JSON.createArrayNode();
            list.forEach(one -> filled.add(filled(one, left)));
            return filled;
        }
        Optional<Span> far = span(node);
        return far.isEmpty() || left.addAndGet(-far.get().length()) < 0 ? node : text(far.get());
    }

    private static JsonNode text(Span span) {
        try (InputStream in = SpanStream.open(span)) {
            return JSON.getNodeFactory().stringNode(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (Undecodable e) {
            throw new Unprocessable("It cannot be read as JSON: there is " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] cut(Path file, String mark) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return new Cutting(in, mark.replace("\u0001", "\\u0001")).run();
        }
    }

    /** Goes through the bytes once; that the rest of it is JSON is for the parser to find out. For one thread. */
    private static final class Cutting {
        private final InputStream in;
        private final String mark;
        private final Buffer out = new Buffer();
        private long at;

        Cutting(InputStream in, String mark) {
            this.in = in;
            this.mark = mark;
        }

        byte[] run() throws IOException {
            for (int one = next(); one >= 0; one = next()) {
                out.write(one);
                if (one == '"') {
                    string();
                }
                if (out.size() > MOST) {
                    throw new Unprocessable("The vCon has more than " + (MOST >> 20)
                            + " MB besides its contents; split it into several conversations");
                }
            }
            return out.toByteArray();
        }

        private int next() throws IOException {
            at++;
            return in.read();
        }

        private void string() throws IOException {
            int from = out.size();
            long start = at;
            boolean escaped = false;
            for (int one = next(); one >= 0; one = next()) {
                if (one == '"' && !escaped) {
                    if (at - 1 - start > LONG) {
                        out.cutTo(from);
                        out.writeBytes((mark + start + " " + (at - 1 - start)).getBytes(StandardCharsets.US_ASCII));
                    }
                    out.write(one);
                    return;
                }
                if (at - start <= LONG + 1) {
                    out.write(one);
                }
                escaped = one == '\\' && !escaped;
            }
        }
    }

    private static final class Buffer extends ByteArrayOutputStream {
        void cutTo(int size) {
            count = size;
        }
    }
}
