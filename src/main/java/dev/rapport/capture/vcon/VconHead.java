package dev.rapport.capture.vcon;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Decides by the beginning of a file whether it is a vCon: by the names that stand at the top of its JSON, as far as they are within
 * the first {@value #BYTES} bytes, unpacked. Stateless.
 */
final class VconHead {

    private static final int BYTES = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private VconHead() {}

    /** Reads no further than needed, and closes nothing. */
    static boolean isVcon(InputStream file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(file);
        in.mark(2);
        boolean packed = in.read() == 0x1F && in.read() == 0x8B;
        in.reset();
        try {
            return saysSo(names((packed ? new GZIPInputStream(in) : in).readNBytes(BYTES)));
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            return false;
        }
    }

    /** As many as there are before the head ends, or is no JSON any more. */
    private static Set<String> names(byte[] head) {
        Set<String> names = new HashSet<>();
        try (JsonParser json = JSON.createParser(head)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Set.of();
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                boolean list = json.nextToken() == JsonToken.START_ARRAY;
                names.add(list ? name + "[]" : name);
                json.skipChildren();
            }
        } catch (JacksonException end) {
            return names; // what came before it counts
        }
        return names;
    }

    private static boolean saysSo(Set<String> names) {
        boolean unsigned = names.contains("vcon")
                || names.contains("dialog[]")
                || names.contains("parties[]") && (names.contains("uuid") || names.contains("created_at"))
                || names.contains("uuid") && (names.contains("analysis[]") || names.contains("attachments[]"));
        boolean signed = names.contains("payload") && (names.contains("signatures[]") || names.contains("signature"));
        boolean encrypted =
                names.contains("ciphertext") && (names.contains("recipients[]") || names.contains("protected"));
        return unsigned || signed || encrypted;
    }
}
