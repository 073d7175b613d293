package dev.rapport.transcribe.audio;

import dev.rapport.conversation.TemporaryFailure;
import dev.rapport.conversation.Unprocessable;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Future;

/**
 * The sound that an ffmpeg child decodes, read from its standard output as it comes. For one thread.
 *
 * <p>The child waits while nobody reads, so a recording of any length takes the memory of a block. Only waiting for the child
 * counts as its hanging, not the time that the reader takes.
 */
final class DecodedStream implements PcmStream {

    private static final int MAX_TRACKS = 8;
    private static final long NOTABLE_MS = 1000;
    private static final double NOTABLE_SHARE = 0.02;

    private final Decoder decoder;
    private final Process child;
    private final DecoderReport report;
    private final InputStream pcm;
    private final String mediaType;
    private final Closeable whenClosed;
    private final List<String> notes = new ArrayList<>();
    private PipedWav header = new PipedWav(1, 1);
    private byte[] block = {};
    private long frames;
    private boolean ended;
    private volatile boolean hung;

    private DecodedStream(Decoder decoder, Process child, String mediaType, Closeable whenClosed) {
        this.decoder = decoder;
        this.child = child;
        this.report = DecoderReport.of(child);
        this.pcm = child.getInputStream();
        this.mediaType = mediaType;
        this.whenClosed = whenClosed;
    }

    /**
     * Starts the child, and reads up to the first sample.
     *
     * @param format arguments that tell ffmpeg what the file is
     * @param whenClosed run when the stream is closed; not when this throws
     * @throws Unprocessable when there is no sound in it that can be decoded, with the reason
     */
    static DecodedStream open(Decoder decoder, Path file, List<String> format, String mediaType, Closeable whenClosed)
            throws IOException {
        DecodedStream stream = new DecodedStream(decoder, decoder.decode(file, format), mediaType, whenClosed);
        try {
            stream.begin();
            return stream;
        } catch (IOException | RuntimeException e) {
            stream.end();
            throw e;
        }
    }

    private void begin() throws IOException {
        try {
            header = watched(() -> PipedWav.read(pcm));
        } catch (EOFException nothing) {
            throw DecodingFailure.of(child, report, mediaType);
        }
        if (header.tracks() > MAX_TRACKS) {
            throw new Unprocessable("The recording has " + header.tracks() + " tracks; 1 to " + MAX_TRACKS
                    + " can be read. Deliver it with a track for each party.");
        }
        long statedMs = report.statedMs();
        if (statedMs > decoder.maxLength().toMillis()) {
            throw MaxLength.tooLong(decoder.maxLength());
        }
    }

    @Override
    public String mediaType() {
        return mediaType;
    }

    @Override
    public int rate() {
        return header.rate();
    }

    @Override
    public int tracks() {
        return header.tracks();
    }

    /** What was decoded, once it is; before, what the file states. */
    @Override
    public long durationMs() {
        long decodedMs = frames * 1000 / header.rate();
        return ended ? decodedMs : Math.max(decodedMs, report.guessedMs());
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public int read(byte[][] tracks) throws IOException {
        if (ended) {
            return -1;
        }
        int frame = header.tracks() * 2;
        int wanted = tracks[0].length / 2 * frame;
        if (block.length < wanted) {
            block = new byte[wanted];
        }
        int read = watched(() -> pcm.readNBytes(block, 0, wanted)) / frame;
        if (read == 0) {
            finish();
            return -1;
        }
        for (int at = 0, from = 0; at < read * 2; at += 2) {
            for (byte[] track : tracks) {
                track[at] = block[from++];
                track[at + 1] = block[from++];
            }
        }
        frames += read;
        return read * 2;
    }

    /** The child said no more: because it is through, or because something befell it. */
    private void finish() throws IOException {
        ended = true;
        DecodingFailure.check(child, report, mediaType, frames > 0);
        long decodedMs = durationMs();
        long missingMs = report.statedMs() - decodedMs;
        if (missingMs > Math.max(NOTABLE_MS, NOTABLE_SHARE * decodedMs)) {
            notes.add(String.format(
                    Locale.ROOT,
                    "recording cut off: it says that it is %.1f s long, %.1f s are there",
                    report.statedMs() / 1000.0,
                    decodedMs / 1000.0));
        } else if (report.damaged()) {
            notes.add("recording damaged: what could not be decoded was left out");
        }
    }

    private <T> T watched(Reading<T> reading) throws IOException {
        Future<?> end = decoder.endLater(child, () -> hung = true);
        try {
            T result = reading.read();
            if (hung) {
                throw hanging();
            }
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Interrupted while a recording was decoded");
            }
            return result;
        } catch (EOFException e) {
            if (hung) {
                throw hanging();
            }
            throw e;
        } finally {
            end.cancel(false);
        }
    }

    /** Trying again seldom helps, but a machine that is swapping is no fault of the recording's. */
    private TemporaryFailure hanging() {
        return new TemporaryFailure("The decoder gave nothing for "
                + decoder.patience().toSeconds()
                + " s (rapport.calls.decoder-patience) and was ended; it is tried again.");
    }

    private void end() {
        child.destroyForcibly();
        ended = true;
    }

    @Override
    public void close() throws IOException {
        end();
        try {
            pcm.close();
        } finally {
            whenClosed.close();
        }
    }

    /** Something that waits for the child. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** What the header of a WAV file that comes by a pipe says: what ffmpeg wrote there itself, just now. */
    private record PipedWav(int rate, int tracks) {

        private static final int LARGEST_CHUNK = 1 << 16;

        static PipedWav read(InputStream in) throws IOException {
            ByteBuffer riff = exactly(in, 12);
            PipedWav format = null;
            while (riff.hasArray()) {
                ByteBuffer chunk = exactly(in, 8);
                int id = chunk.getInt(0);
                int size = chunk.getInt(4);
                if (id == 0x61746164 && format != null) { // "data"
                    return format;
                }
                if (size < 0 || size > LARGEST_CHUNK) {
                    break;
                }
                ByteBuffer content = exactly(in, size);
                if (id == 0x20746D66 && size >= 16) { // "fmt "
                    format = new PipedWav(content.getInt(4), content.getShort(2));
                }
            }
            throw new IllegalStateException("ffmpeg wrote no WAV file, though it was told to");
        }

        private static ByteBuffer exactly(InputStream in, int length) throws IOException {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException();
            }
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }
}
