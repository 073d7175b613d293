package dev.rapport.capture.chat.export;

import dev.rapport.conversation.Unprocessable;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON of any length, of which one value at a time is held.
 *
 * <p>A value that is taken whole has at most {@link #MAX_VALUE} bytes; everything else is passed over without being kept. For use
 * by one thread.
 */
final class JsonStream implements Closeable {

    /** No message is longer. */
    static final int MAX_VALUE = 16 << 20;

    private static final int DEEPEST = 100;

    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(MAX_VALUE)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // a value is followed by the next one
            .build();

    private final String name;
    private final Limited bytes;
    private final JsonParser parser;

    /** @param name of the file, for people */
    JsonStream(String name, InputStream in) throws IOException {
        this.name = name;
        this.bytes = new Limited(in);
        this.parser = guarded(() -> JSON.createParser(bytes));
        guarded(parser::nextToken);
    }

    /** Does something with what stands here. */
    interface Step {
        void take() throws IOException;
    }

    /** Does something with a field, whose value stands here. */
    interface Field {
        void take(String name) throws IOException;
    }

    boolean atObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean atArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /** Goes through the fields of the object that stands here; passes over any other value. */
    void object(Field each) throws IOException {
        if (!atObject()) {
            passOver();
            return;
        }
        while (next() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            next();
            each.take(field == null ? "" : field);
            passOver();
        }
    }

    /** Goes through the elements of the array that stands here; passes over any other value. */
    void array(Step each) throws IOException {
        if (!atArray()) {
            passOver();
            return;
        }
        while (next() != JsonToken.END_ARRAY) {
            each.take();
            passOver();
        }
    }

    /** The whole value that stands here. */
    JsonNode value() throws IOException {
        bytes.allow(MAX_VALUE);
        try {
            return guarded(() -> JSON.readTree(parser));
        } finally {
            bytes.allow(Long.MAX_VALUE);
        }
    }

    private JsonToken next() throws IOException {
        JsonToken token = guarded(parser::nextToken);
        if (token == null) {
            throw new Unprocessable(name + " breaks off" + place() + "; export it again");
        }
        return token;
    }

    /** What nobody took. */
    private void passOver() throws IOException {
        if (atObject() || atArray()) {
            guarded(parser::skipChildren);
        }
    }

    private interface Reading<T extends @Nullable Object> {
        T read() throws JacksonException;
    }

    private <T extends @Nullable Object> T guarded(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (JacksonException e) {
            IOException failure = bytes.failure;
            if (failure != null && e.getCause() == failure) {
                throw failure;
            }
            throw broken(e); // also where the parser calls it an IOException, as for an encoding that it cannot read
        }
    }

    private Unprocessable broken(JacksonException e) {
        String what = String.valueOf(e.getOriginalMessage()).replaceAll("(?s) \\(start marker at .*|\\p{Cntrl}", "");
        return new Unprocessable(name + " is no whole JSON" + place() + ": " + what + "; export it again", e);
    }

    private String place() {
        return parser == null ? "" : " in line " + parser.currentLocation().getLineNr();
    }

    @Override
    public void close() throws IOException {
        guarded(() -> {
            parser.close();
            return this;
        });
        bytes.close();
    }

    /** Bytes, of which so many more may be read; and what failed in reading them, which the parser mixes with failures of its own. */
    private final class Limited extends FilterInputStream {
        private long left = Long.MAX_VALUE;
        private @Nullable IOException failure;

        Limited(InputStream in) {
            super(in);
        }

        void allow(long more) {
            left = more;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                int read = in.read(into, offset, length);
                spend(Math.max(0, read));
                return read;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        private void spend(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new Unprocessable(name + " has a message of more than " + MAX_VALUE + " bytes" + place()
                        + ", which no chat has; it is damaged");
            }
        }
    }
}
