package dev.rapport.capture.fetch;

import dev.rapport.capture.fetch.Fetched.Got;
import dev.rapport.capture.fetch.Fetched.Refused;
import dev.rapport.capture.fetch.Fetched.Why;
import dev.rapport.capture.fetch.Receipt.Cut;
import dev.rapport.capture.fetch.Receipt.Elsewhere;
import dev.rapport.capture.fetch.Receipt.Ended;
import dev.rapport.conversation.TemporaryFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * Takes one answer of a server (RFC 9110) into a draft.
 *
 * @param there how many bytes of the draft the server was asked to go on from; 0 where it was asked for all
 */
record Receiving(Hop hop, long maxBytes, Draft draft, long there) {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    Receipt take(ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        return switch (status) {
            case 200 -> body(response, false);
            case 206 -> goesOn(response) ? body(response, true) : again("sent another part than was asked for");
            case 301, 302, 303, 307, 308 -> elsewhere(response);
            case 401, 403 -> refused(Why.DENIED, "does not give it to us (" + status + "); see the login");
            case 404, 410 -> refused(Why.GONE, "has nothing there (" + status + ")");
            case 416 -> again("no longer has what was begun");
            case 408, 425, 429 -> throw later(status);
            default -> {
                if (status >= 500) {
                    throw later(status);
                }
                yield refused(Why.UNUSABLE, "answers " + status + ", which tells nothing");
            }
        };
    }

    private Receipt elsewhere(ClassicHttpResponse response) {
        String location = text(response, "Location");
        return location == null
                ? refused(Why.UNUSABLE, "points elsewhere, but does not say where")
                : new Elsewhere(location);
    }

    /** What there is of it is of no use. */
    private Receipt again(String reason) throws IOException {
        if (there == 0) {
            return refused(Why.UNUSABLE, reason);
        }
        draft.discard();
        throw new TemporaryFailure(hop + " " + reason + "; it is fetched from the beginning");
    }

    private TemporaryFailure later(int status) {
        return new TemporaryFailure(hop + " answers " + status + ", so it is asked again later");
    }

    private Ended refused(Why why, String reason) {
        return new Ended(new Refused(why, hop + " " + reason));
    }

    private boolean goesOn(ClassicHttpResponse response) {
        Matcher range = RANGE.matcher(String.valueOf(text(response, "Content-Range")));
        return there > 0
                && range.matches()
                && Long.parseLong(range.group(1)) == there
                && Long.parseLong(range.group(2)) + 1 == Long.parseLong(range.group(3));
    }

    private Receipt body(ClassicHttpResponse response, boolean goOn) throws IOException {
        HttpEntity entity = response.getEntity();
        String packed = entity == null ? null : entity.getContentEncoding();
        if (packed != null && !packed.equalsIgnoreCase("identity")) {
            return refused(Why.UNUSABLE, "sends it packed as " + packed + ", although it was asked not to");
        }
        long before = goOn ? there : 0;
        if (entity != null && entity.getContentLength() > maxBytes - before) {
            draft.discard();
            return tooLarge();
        }
        try (FileChannel out = goOn ? draft.goOn() : draft.begin(state(response))) {
            if (entity != null && !copy(entity, out, before)) {
                draft.discard();
                return tooLarge();
            }
            out.force(true);
        }
        return whole(response);
    }

    private Receipt whole(ClassicHttpResponse response) throws IOException {
        draft.complete();
        String type = text(response, "Content-Type");
        return new Ended(new Got(draft.whole(), Files.size(draft.whole()), type));
    }

    private Ended tooLarge() {
        return refused(Why.TOO_LARGE, "has more there than the " + maxBytes + " bytes that are taken");
    }

    /** False when there is more than may be. */
    private boolean copy(HttpEntity entity, FileChannel out, long before) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long size = before;
        InputStream in = entity.getContent(); // not closed: that would read the rest
        for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
            size += n;
            if (size > maxBytes) {
                return false;
            }
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
        return true;
    }

    /** Trouble with the network is told from trouble with our own disk. */
    private int read(InputStream in, byte[] buffer) throws IOException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new Cut("The connection to " + hop + " was cut", e);
        }
    }

    /** Only a strong entity tag, or else the date, says that a part is of the same bytes. */
    private static @Nullable String state(ClassicHttpResponse response) {
        String tag = text(response, "ETag");
        if (tag != null && tag.startsWith("\"")) {
            return tag;
        }
        return text(response, "Last-Modified");
    }

    private static @Nullable String text(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        String value = header == null ? null : header.getValue();
        return value == null || value.isBlank() ? null : value.strip();
    }
}
