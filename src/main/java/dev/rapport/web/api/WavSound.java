package dev.rapport.web.api;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the samples of a WAV file lie, and how to read each (RIFF WAVE; µ-law and A-law of ITU-T G.711).
 *
 * <p>A length in the header that is larger than the file, or none at all as of a recording that was cut off, is the rest of
 * the file. Not for use by several threads at a time, as its channel is not.
 *
 * @param dataStart where the first frame begins, in bytes; a frame is one sample of each track
 * @param frames how many whole ones there are
 */
record WavSound(
        SeekableByteChannel channel,
        Coding coding,
        int tracks,
        int rate,
        int sampleBytes,
        long dataStart,
        long frames) {

    private static final int MAX_TRACKS = 64;
    private static final int MAX_RATE = 768_000;
    private static final int MAX_CHUNKS = 1000;
    private static final int EXTENSIBLE = 0xFFFE;

    /** How a sample is written. */
    enum Coding {
        PCM,
        FLOAT,
        A_LAW,
        MU_LAW
    }

    int frameBytes() {
        return tracks * sampleBytes;
    }

    long durationMs() {
        return frames * 1000 / rate;
    }

    /** Whether browsers play it as it is. */
    boolean isPlayable() {
        return coding == Coding.PCM && sampleBytes <= 2;
    }

    /** Empty for what is no WAV, or one of a kind that is not known here. */
    static Optional<WavSound> of(SeekableByteChannel channel) throws IOException {
        ByteBuffer head = read(channel, 0, 12);
        if (head.remaining() < 12
                || !tag(head, 0).equals("RIFF")
                || !tag(head, 8).equals("WAVE")) {
            return Optional.empty();
        }
        ByteBuffer format = null;
        long at = 12;
        for (int chunks = 0; chunks < MAX_CHUNKS; chunks++) {
            ByteBuffer chunk = read(channel, at, 8);
            if (chunk.remaining() < 8) {
                return Optional.empty();
            }
            long size = Integer.toUnsignedLong(chunk.getInt(4));
            if (tag(chunk, 0).equals("fmt ")) {
                format = read(channel, at + 8, (int) Math.min(size, 40));
            } else if (tag(chunk, 0).equals("data")) {
                return format == null ? Optional.empty() : sound(channel, format, at + 8, size);
            }
            at += 8 + size + (size & 1);
        }
        return Optional.empty();
    }

    private static Optional<WavSound> sound(SeekableByteChannel channel, ByteBuffer format, long start, long size)
            throws IOException {
        if (format.remaining() < 16) {
            return Optional.empty();
        }
        int tag = Short.toUnsignedInt(format.getShort(0));
        int code = tag == EXTENSIBLE && format.remaining() >= 26 ? Short.toUnsignedInt(format.getShort(24)) : tag;
        int tracks = Short.toUnsignedInt(format.getShort(2));
        int rate = format.getInt(4);
        int bits = Short.toUnsignedInt(format.getShort(14));
        Optional<Coding> coding = coding(code, bits);
        if (coding.isEmpty() || tracks < 1 || tracks > MAX_TRACKS || rate < 1 || rate > MAX_RATE) {
            return Optional.empty();
        }
        long there = Math.max(0, channel.size() - start);
        long bytes = size == 0 ? there : Math.min(size, there);
        int sampleBytes = bits / 8;
        return Optional.of(new WavSound(
                channel, coding.get(), tracks, rate, sampleBytes, start, bytes / ((long) tracks * sampleBytes)));
    }

    private static Optional<Coding> coding(int code, int bits) {
        return switch (code) {
            case 1 -> bits == 8 || bits == 16 || bits == 24 || bits == 32 ? Optional.of(Coding.PCM) : Optional.empty();
            case 3 -> bits == 32 ? Optional.of(Coding.FLOAT) : Optional.empty();
            case 6 -> bits == 8 ? Optional.of(Coding.A_LAW) : Optional.empty();
            case 7 -> bits == 8 ? Optional.of(Coding.MU_LAW) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Reads frames into the buffer, which is then ready to be read; it holds as many whole ones as are there. */
    ByteBuffer frames(long first, int count) throws IOException {
        int wanted = (int) Math.min(count, frames - first);
        ByteBuffer buffer = read(channel, dataStart + first * frameBytes(), wanted * frameBytes());
        if (buffer.remaining() < wanted * frameBytes()) {
            throw new EOFException("The recording is shorter than it was when it was opened");
        }
        return buffer;
    }

    /** The sample that begins at this byte of what {@link #frames} read, in 16 bits. */
    short sample(ByteBuffer buffer, int at) {
        return switch (coding) {
            case PCM -> pcm(buffer, at);
            case FLOAT -> (short) (Math.clamp(buffer.getFloat(at), -1f, 1f) * 32767);
            case A_LAW -> aLaw(buffer.get(at));
            case MU_LAW -> muLaw(buffer.get(at));
        };
    }

    private short pcm(ByteBuffer buffer, int at) {
        return switch (sampleBytes) {
            case 1 -> (short) ((Byte.toUnsignedInt(buffer.get(at)) - 128) << 8);
            case 2 -> buffer.getShort(at);
            default -> buffer.getShort(at + sampleBytes - 2);
        };
    }

    static short muLaw(byte code) {
        int bits = ~code & 0xFF;
        int size = ((((bits & 0x0F) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
        return (short) ((bits & 0x80) != 0 ? -size : size);
    }

    static short aLaw(byte code) {
        int bits = (code ^ 0x55) & 0xFF;
        int segment = (bits & 0x70) >> 4;
        int size = ((bits & 0x0F) << 4) + (segment == 0 ? 8 : 0x108);
        int scaled = segment > 1 ? size << (segment - 1) : size;
        return (short) ((bits & 0x80) != 0 ? scaled : -scaled);
    }

    private static ByteBuffer read(SeekableByteChannel channel, long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(at);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            continue;
        }
        return buffer.flip();
    }

    private static String tag(ByteBuffer buffer, int at) {
        byte[] tag = new byte[4];
        buffer.get(at, tag);
        return new String(tag, StandardCharsets.US_ASCII);
    }
}
