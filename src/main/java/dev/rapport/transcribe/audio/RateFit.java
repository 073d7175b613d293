package dev.rapport.transcribe.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/**
 * Brings a recording of an unusual rate into the 8000 to 48000 samples a second that recognisers take, by a whole factor.
 *
 * <p>Faster ones are averaged over the factor; slower ones repeat each sample. Telephone speech ends below 4 kHz, so a
 * better filter would change nothing that a recogniser hears. For one thread.
 */
final class RateFit extends PcmFilter {

    private static final int MIN_RATE = 8000;
    private static final int MAX_RATE = 48_000;

    private final int down;
    private final int up;

    private RateFit(PcmStream source, int down, int up) {
        super(source);
        this.down = down;
        this.up = up;
    }

    /** The same stream where its rate is in range already. */
    static PcmStream fit(PcmStream source) {
        int rate = source.rate();
        if (rate > MAX_RATE) {
            return new RateFit(source, (rate + MAX_RATE - 1) / MAX_RATE, 1);
        }
        return rate < MIN_RATE ? new RateFit(source, 1, (MIN_RATE + rate - 1) / rate) : source;
    }

    @Override
    public int rate() {
        return source.rate() * up / down;
    }

    @Override
    public int read(byte[][] tracks) throws IOException {
        int samples = tracks[0].length / 2;
        byte[][] wide = new byte[tracks.length][samples / up * down * 2];
        int read = source.read(wide);
        if (read < 0) {
            return -1;
        }
        int length = 0;
        for (int track = 0; track < tracks.length; track++) {
            length = change(shorts(wide[track], read), shorts(tracks[track], tracks[track].length));
        }
        return length;
    }

    private int change(ShortBuffer in, ShortBuffer out) {
        while (in.hasRemaining()) {
            int taken = Math.min(down, in.remaining());
            int sum = 0;
            for (int i = 0; i < taken; i++) {
                sum += in.get();
            }
            for (int i = 0; i < up; i++) {
                out.put((short) (sum / taken));
            }
        }
        return out.position() * 2;
    }

    private static ShortBuffer shorts(byte[] bytes, int length) {
        return ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    }
}
