package dev.rapport.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of this machine that is open for reading, for those who have another program read it: a channel that says where its
 * bytes lie.
 *
 * <p>A store that keeps its originals elsewhere opens other channels, of which {@link #of} then makes a copy. As safe for
 * threads as a {@link FileChannel}.
 */
public final class LocalFile implements SeekableByteChannel {

    private final FileChannel channel;
    private final Path path;
    private final boolean temporary;

    private LocalFile(FileChannel channel, Path path, boolean temporary) {
        this.channel = channel;
        this.path = path;
        this.temporary = temporary;
    }

    public static LocalFile open(Path path) throws IOException {
        return new LocalFile(FileChannel.open(path, StandardOpenOption.READ), path, false);
    }

    /**
     * The file that a channel reads, or a copy of what it reads. Who is done with it says so by {@link #release}, which
     * closes the channel too.
     */
    public static LocalFile of(SeekableByteChannel source) throws IOException {
        if (source instanceof LocalFile file) {
            return file;
        }
        Path copy = Files.createTempFile("rapport-", ".copy");
        FileChannel out = FileChannel.open(copy, StandardOpenOption.READ, StandardOpenOption.WRITE);
        LocalFile file = new LocalFile(out, copy, true);
        try {
            source.position(0);
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            while (source.read(buffer.clear()) >= 0) {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    out.write(buffer);
                }
            }
            return file;
        } catch (IOException | RuntimeException e) {
            file.release();
            throw e;
        }
    }

    public Path path() {
        return path;
    }

    /** Deletes what was copied. */
    public void release() {
        if (temporary) {
            try (channel) {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                path.toFile().deleteOnExit();
            }
        }
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        return channel.read(to);
    }

    @Override
    public int write(ByteBuffer from) {
        throw new java.nio.channels.NonWritableChannelException();
    }

    @Override
    public long position() throws IOException {
        return channel.position();
    }

    @Override
    public SeekableByteChannel position(long to) throws IOException {
        channel.position(to);
        return this;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new java.nio.channels.NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
