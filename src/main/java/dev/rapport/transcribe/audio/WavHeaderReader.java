package dev.rapport.transcribe.audio;

import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of a WAV file up to the sound, and believes of them only what the bytes bear out.
 *
 * <p>Programs that write to a pipe can not go back to fill in the length: they leave 0 or a number near 2 or 4 GiB, and
 * the sound then goes on to the end of the file. Any other length beyond the end means that the file was cut off.
 */
final class WavHeaderReader {

    private static final int CHUNK_HEADER = 8;
    private static final int FORMAT_BYTES = 40;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int REVERSED = 0x58464952; // "RIFX"
    private static final long UNKNOWN_32 = 0xFFFF_FFFFL;
    private static final long PLACEHOLDER = 0x7FFF_0000L;

    private final SeekableByteChannel channel;
    private final long size;
    private @Nullable Format format;
    private long longDataBytes = -1;

    WavHeaderReader(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    /** The sound of a WAV file; empty where it is written in a way that is not read here, or with its bytes reversed. */
    static Optional<PcmStream> open(SeekableByteChannel channel) throws IOException {
        WavHeaderReader reader = new WavHeaderReader(channel);
        if (reader.bytesAt(0, 4).getInt() == REVERSED) {
            return Optional.empty();
        }
        try {
            return Optional.of(new WavStream(channel, reader.read(), "audio/wav"));
        } catch (OtherCoding e) {
            return Optional.empty();
        }
    }

    private WavHeader read() throws IOException {
        long stated = bytesAt(4, 4).getInt() & UNKNOWN_32;
        long position = 12;
        while (position + CHUNK_HEADER <= size) {
            ByteBuffer header = bytesAt(position, CHUNK_HEADER);
            String id = StandardCharsets.ISO_8859_1.decode(header.slice(0, 4)).toString();
            long length = header.getInt(4) & UNKNOWN_32;
            long start = position + CHUNK_HEADER;
            switch (id) {
                case "ds64" -> longDataBytes = bytesAt(start + 8, 8).getLong();
                case "fmt " -> format = Format.of(bytesAt(start, (int) Math.min(length, FORMAT_BYTES)));
                case "data" -> {
                    // Never filled in: a placeholder, or an end before the sound begins, by a writer that was killed.
                    return header(start, length, isPlaceholder(stated) || stated + CHUNK_HEADER <= start);
                }
                default -> {
                    // other chunks say nothing about the sound
                }
            }
            position = start + length + (length & 1);
        }
        throw new Unprocessable("The WAV file has no sound in it: it ends before any data chunk.");
    }

    private WavHeader header(long start, long stated, boolean sizeUnknown) {
        Format known = format;
        if (known == null) {
            throw new Unprocessable("The WAV file does not say how its sound is written: its fmt chunk is missing.");
        }
        long there = size - start;
        long promised = stated == UNKNOWN_32 && longDataBytes > 0 ? longDataBytes : stated;
        boolean toTheEnd = promised == 0 ? sizeUnknown : promised > there && isPlaceholder(promised);
        long bytes = toTheEnd ? there : promised;
        int frame = known.frameBytes();
        if (bytes / frame > there / frame) {
            throw new Unprocessable("The recording is truncated: its header promises " + known.seconds(bytes) + " s, "
                    + known.seconds(there) + " s are there. Deliver it again from the source.");
        }
        return new WavHeader(known.coding, known.rate, known.tracks, start, bytes / frame * frame);
    }

    private static boolean isPlaceholder(long length) {
        return length == 0 || length >= PLACEHOLDER;
    }

    private ByteBuffer bytesAt(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(position);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new Unprocessable("The WAV file ends in the middle of its header.");
            }
        }
        return bytes.flip();
    }

    /** It is for the decoder to say whether that can be read. */
    private static final class OtherCoding extends Unprocessable {

        private static final long serialVersionUID = 1;

        OtherCoding(int tag, int bits) {
            super(String.format(Locale.ROOT, "The WAV file is written with coding 0x%04X at %d bits.", tag, bits));
        }
    }

    /** The fmt chunk, checked; a rate or number of tracks out of range is left to {@link WavHeader}. */
    private record Format(SampleCoding coding, int rate, int tracks) {

        static Format of(ByteBuffer chunk) {
            if (chunk.limit() < 16) {
                throw new Unprocessable("The WAV header is damaged: its fmt chunk has " + chunk.limit() + " bytes.");
            }
            int tag = chunk.getShort(0) & 0xFFFF;
            if (tag == EXTENSIBLE && chunk.limit() >= 26) {
                tag = chunk.getShort(24) & 0xFFFF;
            }
            int tracks = chunk.getShort(2) & 0xFFFF;
            int block = chunk.getShort(12) & 0xFFFF;
            SampleCoding coding = coding(tag, chunk.getShort(14) & 0xFFFF);
            // Checks rate and tracks before anything is divided by them.
            WavHeader checked = new WavHeader(coding, chunk.getInt(4), tracks, 0, 1);
            if (block != checked.frameBytes()) {
                throw new Unprocessable("The WAV header contradicts itself: a frame of " + tracks + " tracks is "
                        + checked.frameBytes() + " bytes long, not " + block + ".");
            }
            return new Format(coding, checked.rate(), tracks);
        }

        private static SampleCoding coding(int tag, int bits) {
            return SampleCoding.of(tag, bits).orElseThrow(() -> new OtherCoding(tag, bits));
        }

        int frameBytes() {
            return coding.bytes() * tracks;
        }

        String seconds(long bytes) {
            return String.format(Locale.ROOT, "%.1f", (double) bytes / frameBytes() / rate);
        }
    }
}
