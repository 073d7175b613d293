package dev.rapport.transcribe.audio;

import dev.rapport.conversation.Unprocessable;
import java.io.IOException;
import java.time.Duration;

/** A recording that may not be longer than some time, whatever it says of itself. For one thread. */
final class MaxLength extends PcmFilter {

    private final Duration most;
    private long bytesLeft;

    MaxLength(PcmStream source, Duration most) {
        super(source);
        this.most = most;
        this.bytesLeft = most.toSeconds() * source.rate() * 2;
    }

    static Unprocessable tooLong(Duration most) {
        return new Unprocessable("The recording is longer than the " + hours(most)
                + " that are taken at most. Cut it, or raise rapport.calls.max-length.");
    }

    private static String hours(Duration most) {
        return most.toMinutesPart() == 0 && most.toHours() > 0 ? most.toHours() + " h" : most.toSeconds() + " s";
    }

    @Override
    public int read(byte[][] tracks) throws IOException {
        int read = source.read(tracks);
        bytesLeft -= Math.max(0, read);
        if (bytesLeft < 0) {
            throw tooLong(most);
        }
        return read;
    }
}
