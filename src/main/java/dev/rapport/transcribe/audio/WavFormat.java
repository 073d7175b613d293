package dev.rapport.transcribe.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/** RIFF WAVE, and RF64 (EBU Tech 3306) for more than 4 GiB. */
final class WavFormat implements AudioFormat {

    @Override
    public boolean recognises(ByteBuffer head) {
        String start = StandardCharsets.ISO_8859_1.decode(head).toString();
        return (start.startsWith("RIFF") || start.startsWith("RF64")) && start.startsWith("WAVE", 8);
    }

    @Override
    public PcmStream open(SeekableByteChannel channel) throws IOException {
        WavHeader header = new WavHeaderReader(channel).read();
        return new WavStream(channel, header);
    }
}
