package dev.rapport.transcribe;

import dev.rapport.transcribe.audio.PcmStream;
import java.io.IOException;
import java.util.List;

/** The first track of a recording, as if it were the only one. For one thread. */
final class FirstTrack implements PcmStream {

    private final PcmStream whole;
    private byte[][] block = new byte[0][0];

    FirstTrack(PcmStream whole) {
        this.whole = whole;
    }

    @Override
    public String mediaType() {
        return whole.mediaType();
    }

    @Override
    public int rate() {
        return whole.rate();
    }

    @Override
    public int tracks() {
        return 1;
    }

    @Override
    public long durationMs() {
        return whole.durationMs();
    }

    @Override
    public List<String> notes() {
        return whole.notes();
    }

    @Override
    public int read(byte[][] tracks) throws IOException {
        if (block.length == 0 || block[0].length != tracks[0].length) {
            block = new byte[whole.tracks()][tracks[0].length];
        }
        int length = whole.read(block);
        if (length > 0) {
            System.arraycopy(block[0], 0, tracks[0], 0, length);
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        whole.close();
    }
}
