package dev.rapport.transcribe.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Builds WAV files for tests, honest ones and others. */
public final class WavBytes {

    private int tag = 1;
    private int tracks = 1;
    private int rate = 8000;
    private int bits = 16;
    private int block = -1;
    private long riffSize = -1;
    private long dataSize = -1;
    private boolean extensible;
    private byte[] before = {};
    private byte[] data = new byte[0];

    public static WavBytes wav() {
        return new WavBytes();
    }

    public WavBytes coding(int newTag, int newBits) {
        tag = newTag;
        bits = newBits;
        return this;
    }

    public WavBytes tracks(int count) {
        tracks = count;
        return this;
    }

    public WavBytes rate(int samples) {
        rate = samples;
        return this;
    }

    public WavBytes block(int bytes) {
        block = bytes;
        return this;
    }

    public WavBytes riffSize(long stated) {
        riffSize = stated;
        return this;
    }

    public WavBytes dataSize(long stated) {
        dataSize = stated;
        return this;
    }

    public WavBytes extensible() {
        extensible = true;
        return this;
    }

    public WavBytes chunkBefore(String id, byte[] content) {
        ByteBuffer chunk = little(8 + content.length + content.length % 2);
        chunk.put(id.getBytes(StandardCharsets.US_ASCII)).putInt(content.length).put(content);
        before = chunk.array();
        return this;
    }

    public WavBytes data(byte... bytes) {
        data = bytes;
        return this;
    }

    public WavBytes samples(int... samples) {
        ByteBuffer pcm = little(samples.length * 2);
        for (int sample : samples) {
            pcm.putShort((short) sample);
        }
        return data(pcm.array());
    }

    public byte[] bytes() {
        int format = extensible ? 40 : 16;
        ByteBuffer file = little(12 + before.length + 8 + format + 8 + data.length);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII));
        file.putInt((int) (riffSize < 0 ? file.capacity() - 8 : riffSize));
        file.put("WAVE".getBytes(StandardCharsets.US_ASCII)).put(before);
        file.put("fmt ".getBytes(StandardCharsets.US_ASCII)).putInt(format);
        int frame = block < 0 ? tracks * bits / 8 : block;
        file.putShort((short) (extensible ? 0xFFFE : tag))
                .putShort((short) tracks)
                .putInt(rate);
        file.putInt(rate * frame).putShort((short) frame).putShort((short) bits);
        if (extensible) {
            file.putShort((short) 22).putShort((short) bits).putInt(3).putShort((short) tag);
            file.put(new byte[14]);
        }
        file.put("data".getBytes(StandardCharsets.US_ASCII));
        file.putInt((int) (dataSize < 0 ? data.length : dataSize)).put(data);
        return file.array();
    }

    public SeekableByteChannel channel() {
        return channel(bytes());
    }

    /** The channel of a file that is gone when it is closed. */
    public static SeekableByteChannel channel(byte[] bytes) {
        try {
            Path file = Files.createTempFile("rapport-test", ".wav");
            Files.write(file, bytes);
            return Files.newByteChannel(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
