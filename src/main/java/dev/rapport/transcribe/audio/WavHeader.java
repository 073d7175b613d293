package dev.rapport.transcribe.audio;

import dev.rapport.conversation.Unprocessable;

/**
 * What the header of a WAV file says, once it has been found to be possible.
 *
 * @param rate samples a second, 4000 to 192000
 * @param tracks 1 to 8
 * @param dataStart where the sound begins, in bytes from the start of the file
 * @param dataBytes its length, whole frames only
 */
record WavHeader(SampleCoding coding, int rate, int tracks, long dataStart, long dataBytes) {

    private static final int MIN_RATE = 4000;
    private static final int MAX_RATE = 192_000;
    private static final int MAX_TRACKS = 8;

    WavHeader {
        if (rate < MIN_RATE || rate > MAX_RATE) {
            throw new Unprocessable("The WAV header states a rate of " + Integer.toUnsignedString(rate)
                    + " samples a second; recordings have " + MIN_RATE + " to " + MAX_RATE + ".");
        }
        if (tracks < 1 || tracks > MAX_TRACKS) {
            throw new Unprocessable(
                    "The WAV header states " + tracks + " tracks; 1 to " + MAX_TRACKS + " can be read.");
        }
        if (dataBytes == 0) {
            throw new Unprocessable("The recording has a WAV header, but no sound follows it.");
        }
    }

    /** Bytes of one sample of every track. */
    int frameBytes() {
        return coding.bytes() * tracks;
    }

    long frames() {
        return dataBytes / frameBytes();
    }
}
