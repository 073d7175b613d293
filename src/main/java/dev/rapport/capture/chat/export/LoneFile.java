package dev.rapport.capture.chat.export;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/** A file by itself. */
final class LoneFile implements ExportFiles {

    private final SeekableByteChannel channel;
    private final String name;

    LoneFile(SeekableByteChannel channel, String name) {
        this.channel = channel;
        this.name = name;
    }

    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public boolean has(String other) {
        return name.equals(other);
    }

    @Override
    public InputStream open(String opened) throws IOException {
        channel.position(0);
        return new FilterInputStream(Channels.newInputStream(channel)) {
            @Override
            public void close() {} // it may be opened again
        };
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public double progress() {
        try {
            return (double) channel.position() / Math.max(1, channel.size());
        } catch (IOException closed) {
            return 1;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
