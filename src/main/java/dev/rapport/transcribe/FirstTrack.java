package dev.rapport.transcribe;

import dev.rapport.transcribe.audio.PcmFilter;
import dev.rapport.transcribe.audio.PcmStream;
import java.io.IOException;

/** The first track of a recording, as if it were the only one. For one thread. */
final class FirstTrack extends PcmFilter {

    private byte[][] block = new byte[0][0];

    FirstTrack(PcmStream whole) {
        super(whole);
    }

    @Override
    public int tracks() {
        return 1;
    }

    @Override
    public int read(byte[][] tracks) throws IOException {
        if (block.length == 0 || block[0].length != tracks[0].length) {
            block = new byte[source.tracks()][tracks[0].length];
        }
        int length = source.read(block);
        if (length > 0) {
            System.arraycopy(block[0], 0, tracks[0], 0, length);
        }
        return length;
    }
}
